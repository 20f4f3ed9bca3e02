import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { WhocanError } from "../../lib/errors.ts";
import { processExists } from "../../lib/process-exists.ts";

/** The mark of a data folder that holds nothing but a made-up account, which may be thrown away. */
const MARK = "demo.json";
const OURS = /^(whocan\.db|runs\.db|store-check\.json$|index$)/;
/** API tokens are of the folder, whatever it holds. */
const BESIDE = new Set(["tokens"]);

const markSchema = z.object({
  seed: z.number(),
  users: z.number(),
  now: z.string(),
  /** The process that serves it, or null. */
  pid: z.number().nullable(),
});
export type DemoMark = z.infer<typeof markSchema>;

/**
 * Makes sure that a demo may use the folder: it does not exist, is empty, or holds a demo that no process serves.
 * CONFIG_INVALID for any other, RUN_IN_PROGRESS. Gives the earlier demo's mark.
 */
export async function inspectDemoFolder(folder: string): Promise<DemoMark | undefined> {
  const names = await namesIn(folder);
  if (names.every((name) => BESIDE.has(name))) return undefined;
  const mark = await readMark(folder);
  if (mark === undefined) {
    throw new WhocanError("CONFIG_INVALID", "The data folder holds something else than a demo; it is left as it is.", {
      field: "data",
      help: "Choose another folder: whocan demo --data .whocan-demo",
    });
  }
  if (mark.pid !== null && mark.pid !== process.pid && processExists(mark.pid)) {
    throw new WhocanError("RUN_IN_PROGRESS", `Process ${mark.pid} serves a demo from this folder.`, {
      field: "data",
      help: "End it, or choose another folder by --data.",
    });
  }
  return mark;
}

/** Marks the folder as a demo's, before anything else is written into it. */
export async function markDemo(folder: string, mark: DemoMark): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, MARK), `${JSON.stringify(mark)}\n`, { mode: 0o600 });
}

/** Removes a demo's data and then its mark; true when there was one. A folder without the mark is left as it is. */
export async function discardDemo(folder: string): Promise<boolean> {
  const mark = await readMark(folder);
  if (mark === undefined) return false;
  if (mark.pid !== null && mark.pid !== process.pid && processExists(mark.pid)) await inspectDemoFolder(folder);
  for (const name of await namesIn(folder)) {
    if (OURS.test(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
  await rm(join(folder, MARK), { force: true });
  return true;
}

/** Whether the folder holds a demo, served or not. */
export async function isDemoFolder(folder: string): Promise<boolean> {
  return (await readMark(folder)) !== undefined;
}

async function readMark(folder: string): Promise<DemoMark | undefined> {
  try {
    return markSchema.parse(JSON.parse(await readFile(join(folder, MARK), "utf8")));
  } catch {
    return undefined;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw new WhocanError("CONFIG_INVALID", "The data folder cannot be read.", { field: "data", cause });
  }
}

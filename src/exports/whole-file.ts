import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { WhocanError } from "../lib/errors.ts";

/** Writes a file under another name and renames it when it is whole; what was there before stays until then. */
export async function writeWholeFile<Result>(
  path: string,
  write: (stream: NodeJS.WritableStream) => Promise<Result>,
): Promise<Result> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    const handle = await open(draft, "wx", 0o600);
    const stream = handle.createWriteStream({ flush: true });
    const result = await write(stream);
    stream.end();
    await finished(stream);
    await rename(draft, path);
    return result;
  } catch (cause) {
    await rm(draft, { force: true });
    if (cause instanceof WhocanError || (cause as NodeJS.ErrnoException).code === undefined) throw cause;
    const why = (cause as NodeJS.ErrnoException).code;
    throw new WhocanError("BAD_ARGUMENT", `The file cannot be written (${why}).`, { field: "output", cause });
  }
}

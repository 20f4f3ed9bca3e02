import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Random } from "../../src/demo/account/random.ts";
import type { Ground } from "./ground.ts";
import { type Contents, dataOf, problemsOf } from "./place.ts";
import { serve } from "./served.ts";
import { type Found, findTruthOrRefusal } from "./truth-or-refusal.ts";

const BLOCK = 4096;

/** What a disk does to a block. The older ones come from an earlier state of the same file. */
const HARMS = ["a flipped bit", "zeros", "noise", "torn", "an older block", "another block"] as const;
type Harm = (typeof HARMS)[number];

export type DamagedFile = "whocan.db" | "whocan.db-wal" | "runs.db" | "runs.db-wal" | "index";

/** A folder to damage, an earlier state of it, what may be answered from it, and what is there after the next run. */
export interface Damageable {
  readonly folder: string;
  readonly earlier: string;
  readonly before: readonly Contents[];
  readonly after: Contents;
}

/** Damages a block as the seed says: who asks, and who reads the account anew, gets the truth or a refusal. */
export async function blockCase(
  { newFolder }: Pick<Ground, "newFolder">,
  { folder, earlier, before, after }: Damageable,
  file: DamagedFile,
  seed: number,
): Promise<Found> {
  const cwd = newFolder();
  const zoom = await serve("later");
  cpSync(folder, cwd, { recursive: true });
  // With a saved index nobody would ask the store, and be answered as before.
  if (file === "whocan.db") rmSync(join(dataOf(cwd), "index"), { recursive: true });
  const harm = damage(cwd, earlier, file, new Random(seed, `block of ${file}`));
  try {
    const found = await findTruthOrRefusal(cwd, zoom, { before, after });
    // The store is sound whatever becomes of the ledger and the index.
    if (!file.startsWith("whocan.db"))
      assert.deepEqual([found.asked, found.afterwards, await problemsOf(cwd)], [null, null, []]);
    return found;
  } catch (error) {
    throw new Error(`${file}, seed ${seed} (${harm}): ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    await zoom.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Returns what was done. */
function damage(cwd: string, earlier: string, file: DamagedFile, dice: Random): string {
  const path = pathOf(cwd, file);
  const bytes = readFileSync(path);
  const blocks = Math.ceil(bytes.length / BLOCK);
  const at = dice.int(0, blocks - 1) * BLOCK;
  const block = bytes.subarray(at, at + BLOCK);
  const was = Buffer.from(block);
  const old = Buffer.alloc(block.length);
  readIfThere(pathOf(earlier, file)).subarray(at).copy(old);
  const harm = dice.pick(HARMS);
  harmBlock(block, harm, { old, other: bytes.subarray(dice.int(0, blocks - 1) * BLOCK), dice });
  writeFileSync(path, bytes);
  return `${harm} at ${at}${was.equals(block) ? ", which changed nothing" : ""}`;
}

function harmBlock(
  block: Buffer,
  harm: Harm,
  { old, other, dice }: { old: Buffer; other: Buffer; dice: Random },
): void {
  const at = dice.int(0, block.length - 1);
  switch (harm) {
    case "a flipped bit":
      block[at] = (block[at] ?? 0) ^ (1 << dice.int(0, 7));
      return;
    case "zeros":
      block.fill(0);
      return;
    case "noise":
      for (let i = 0; i < block.length; i++) block[i] = dice.int(0, 255);
      return;
    case "torn":
      block.set(old.subarray(block.length >> 1), block.length >> 1);
      return;
    case "an older block":
      block.set(old);
      return;
    case "another block":
      block.set(other.subarray(0, block.length));
  }
}

function readIfThere(path: string): Buffer {
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
}

function pathOf(cwd: string, file: DamagedFile): string {
  if (file !== "index") return join(dataOf(cwd), file);
  const folder = join(dataOf(cwd), file);
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith(".idx"))
    .sort()
    .at(-1);
  return join(folder, newest ?? "");
}

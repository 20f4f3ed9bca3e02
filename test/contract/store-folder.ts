import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll } from "vitest";

/** Makes folders that are gone after the file's tests; other users may look into them. */
export function folders(): () => string {
  const root = mkdtempSync(join(tmpdir(), "whocan-store-"));
  mkdirSync(root, { recursive: true });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let count = 0;
  return () => {
    const path = join(root, String(++count));
    mkdirSync(path);
    return path;
  };
}

/** What a folder holds, to the byte. */
export function contentsOf(directory: string): Record<string, string> {
  const files = readdirSync(directory).filter((name) => statSync(join(directory, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(directory, name)))
        .digest("hex"),
    ]),
  );
}

/** The files of a store as a crash of the machine would leave them now. */
export function copyOf(directory: string, to: string): string {
  cpSync(directory, to, { recursive: true, filter: (path) => !path.endsWith("-shm") });
  return to;
}

/** The driver lets go of files only when its objects are collected. */
export async function releaseFiles(): Promise<void> {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  await nextTurn();
}

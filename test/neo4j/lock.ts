import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const WAIT_MS = 200;
const STALE_MS = 15 * 60_000;

/** Does the work while no other process does what this file locks. A lock whose owner died does not count. */
export async function withLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  while (!taken(file)) {
    if (isStale(file)) rmSync(file, { force: true });
    else await sleep(WAIT_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function taken(file: string): boolean {
  try {
    const lock = openSync(file, "wx");
    writeSync(lock, String(process.pid));
    closeSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isStale(file: string): boolean {
  try {
    if (Date.now() - statSync(file).mtimeMs > STALE_MS) return true;
    const pid = Number(readFileSync(file, "utf8"));
    return pid !== 0 && !isAlive(pid);
  } catch {
    // It was let go meanwhile.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { processExists } from "../../lib/process-exists.ts";
import type { Mark } from "./store-record.ts";

/** Tokens of the writers of this process. */
const ours = new Set<string>();

/** A store that writes, by a name that tells others whether it still lives. */
export class Writer {
  readonly #token = randomUUID();
  readonly name = `${hostname()} ${process.pid} ${this.#token}`;

  constructor() {
    ours.add(this.#token);
  }

  /** Afterwards it counts as dead. */
  end(): void {
    ours.delete(this.#token);
  }
}

/** Whether the writer that left the mark may still be at work; `now` is the server's clock. */
export function isAlive({ writer, until }: Mark, now: number): boolean {
  if (until <= now) return false;
  const [host, pid, token = ""] = writer.split(" ");
  // A process of another machine, or container, cannot be asked: its lease decides.
  if (host !== hostname()) return true;
  // A container's first process has the same number each time: one with ours that we do not know was before us.
  return Number(pid) === process.pid ? ours.has(token) : processExists(Number(pid));
}

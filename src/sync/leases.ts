import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Clock } from "../lib/clock.ts";
import { WhocanError } from "../lib/errors.ts";
import { processExists } from "../lib/process-exists.ts";
import type { SqlFile } from "./sql-file.ts";

/** How often a run says that it is alive, in milliseconds. */
const HEARTBEAT_MS = 5_000;
/** A lease without a sign of life for this long belongs to nobody, in milliseconds: no single statement of ours takes so long. */
const STALE_MS = 300_000;

interface LeaseRow {
  readonly pid: number;
  readonly host: string;
  readonly token: string;
  readonly started: string;
  readonly heartbeat: string;
}

/** Tokens of the leases that this process holds. */
const held = new Set<string>();

/** The right to run a sync of one connection, kept alive until it is released. */
export interface Lease {
  /** Aborted with RUN_IN_PROGRESS when another process took the lease over. */
  readonly lost: AbortSignal;
  /** Throws RUN_IN_PROGRESS when the lease is not held any more. */
  confirm(): void;
  release(): void;
}

/**
 * Takes the lease of a connection. Throws RUN_IN_PROGRESS, naming process and start, while another run holds it; takes
 * it over when that process is dead or gave no sign of life for five minutes.
 */
export function takeLease(file: SqlFile, connection: string, clock: Clock): Lease {
  const token = randomUUID();
  file.transaction(() => {
    const now = clock.now();
    const holder = holderOf(file, connection);
    if (holder !== undefined && isAlive(holder, now)) throw inProgress(connection, holder);
    file.run(
      "INSERT OR REPLACE INTO leases (connection, pid, host, token, started, heartbeat) VALUES (?, ?, ?, ?, ?, ?)",
      ...[connection, process.pid, hostname(), token, now.toISOString(), now.toISOString()],
    );
  });
  held.add(token);

  const lost = new AbortController();
  const confirm = () => {
    const beat = "UPDATE leases SET heartbeat = ? WHERE connection = ? AND token = ?";
    if (file.run(beat, clock.now().toISOString(), connection, token) === 1) return;
    throw inProgress(connection, holderOf(file, connection));
  };
  const timer = setInterval(() => {
    try {
      confirm();
    } catch (error) {
      // A file that is locked for a moment is no loss: the next beat tries again.
      if (error instanceof WhocanError && error.code === "RUN_IN_PROGRESS") lost.abort(error);
    }
  }, HEARTBEAT_MS);
  timer.unref();
  return {
    lost: lost.signal,
    confirm,
    release: () => {
      clearInterval(timer);
      held.delete(token);
      try {
        file.run("DELETE FROM leases WHERE connection = ? AND token = ?", connection, token);
      } catch {
        // What broke the file has been reported by the run; the lease is stale as soon as this process ends.
      }
    },
  };
}

/** Whether a run of the connection is at work, in whichever process. */
export function isLeased(file: SqlFile, connection: string, now: Date): boolean {
  const holder = holderOf(file, connection);
  return holder !== undefined && isAlive(holder, now);
}

function holderOf(file: SqlFile, connection: string): LeaseRow | undefined {
  return file.get<LeaseRow>("SELECT pid, host, token, started, heartbeat FROM leases WHERE connection = ?", connection);
}

function isAlive(holder: LeaseRow, now: Date): boolean {
  if (now.getTime() - Date.parse(holder.heartbeat) > STALE_MS) return false;
  // A process of another machine, or container, cannot be asked: its heartbeat decides.
  if (holder.host !== hostname()) return true;
  // A container's first process has the same number each time: one with ours that we do not know was before us.
  return holder.pid === process.pid ? held.has(holder.token) : processExists(holder.pid);
}

function inProgress(connection: string, holder: LeaseRow | undefined): WhocanError {
  const who = holder === undefined ? "another process" : `process ${holder.pid}, started at ${holder.started}`;
  return new WhocanError("RUN_IN_PROGRESS", `A run of the connection "${connection}" is in progress: ${who}.`, {
    ...(holder === undefined ? {} : { data: { pid: holder.pid, host: holder.host, started: holder.started } }),
  });
}

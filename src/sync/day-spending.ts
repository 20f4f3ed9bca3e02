import { join } from "node:path";
import type { Logger } from "../lib/logger.ts";
import { RUNS_APPLICATION_ID, RUNS_FILE, RUNS_MIGRATIONS } from "./migrations.ts";
import { SqlFile } from "./sql-file.ts";

/**
 * After how many requests they are written down: as many are forgotten at most when the process is killed, and as many may another process
 * not know of.
 */
const WRITTEN_AFTER = 10;
const REMEMBERED_DAYS_MS = 7 * 24 * 3_600_000;

interface Count {
  requests: number;
  unwritten: number;
}

/**
 * Requests of an account by UTC day and pool, kept in runs.db from run to run: several runs of one day stay within one budget, those of
 * other processes at the same time too, whose requests are read whenever ours are written. Opens the file when the first is asked for. A limiter's SpentDays.
 * `requests` throws what openRunsDb does. What cannot be written is tried again later, and fails no run: it is a count.
 */
export class DaySpending {
  readonly #folder: string;
  readonly #account: string;
  readonly #logger: Logger;
  readonly #counts = new Map<string, Count & { readonly pool: string; readonly day: string }>();
  #file: SqlFile | undefined;

  /** @param account the prefix of its keys, `zoom:<id>`. */
  constructor(dataFolder: string, account: string, logger: Logger) {
    this.#folder = dataFolder;
    this.#account = account;
    this.#logger = logger;
  }

  requests(pool: string, day: string): number {
    return this.#count(pool, day).requests;
  }

  add(pool: string, day: string): void {
    const count = this.#count(pool, day);
    count.requests++;
    count.unwritten++;
    // A file that is locked is waited for: not for each request.
    if (count.unwritten % WRITTEN_AFTER === 0) this.#tryToWrite();
  }

  close(): void {
    if ([...this.#counts.values()].some(({ unwritten }) => unwritten > 0)) this.#tryToWrite();
    this.#file?.close();
    this.#file = undefined;
  }

  #tryToWrite(): void {
    try {
      this.#write();
    } catch (error) {
      this.#logger.warn({ err: error }, "Requests of a day's limit could not be counted.");
    }
  }

  #count(pool: string, day: string) {
    const name = `${day} ${pool}`;
    const known = this.#counts.get(name);
    if (known !== undefined) return known;
    const count = { pool, day, requests: this.#read(pool, day), unwritten: 0 };
    this.#counts.set(name, count);
    return count;
  }

  #read(pool: string, day: string): number {
    return spentOn(this.#open(), this.#account, day).get(pool) ?? 0;
  }

  #write(): void {
    const file = this.#open();
    const written = new Map<Count, number>();
    file.transaction(() => {
      for (const count of this.#counts.values()) {
        const { pool, day, unwritten } = count;
        if (unwritten === 0) continue;
        file.run(
          `INSERT INTO spent (account, pool, day, requests) VALUES (?, ?, ?, ?)
            ON CONFLICT (account, pool, day) DO UPDATE SET requests = requests + excluded.requests`,
          ...[this.#account, pool, day, unwritten],
        );
        written.set(count, this.#read(pool, day));
        const oldest = new Date(Date.parse(day) - REMEMBERED_DAYS_MS).toISOString().slice(0, 10);
        file.run("DELETE FROM spent WHERE day < ?", oldest);
      }
    });
    for (const [count, requests] of written) Object.assign(count, { requests, unwritten: 0 });
  }

  #open(): SqlFile {
    const path = join(this.#folder, RUNS_FILE);
    this.#file ??= new SqlFile(path, { applicationId: RUNS_APPLICATION_ID, migrations: RUNS_MIGRATIONS });
    return this.#file;
  }
}

/** Requests of an account on a UTC day, by pool, as far as they are written down. */
export function spentOn(file: SqlFile, account: string, day: string): ReadonlyMap<string, number> {
  const sql = "SELECT pool, requests FROM spent WHERE account = ? AND day = ?";
  const rows = file.all<{ pool: string; requests: number }>(sql, account, day);
  return new Map(rows.map(({ pool, requests }) => [pool, requests]));
}

import { join } from "node:path";
import { RUNS_APPLICATION_ID, RUNS_FILE, RUNS_MIGRATIONS } from "./migrations.ts";
import { SqlFile } from "./sql-file.ts";

/** After how many requests they are written down: as many are forgotten at most when the process is killed. */
const WRITTEN_AFTER = 50;
const REMEMBERED_DAYS_MS = 7 * 24 * 3_600_000;

interface Count {
  requests: number;
  unwritten: number;
}

/**
 * Requests of an account by UTC day and pool, kept in runs.db from run to run: several runs of one day stay within one budget. Opens the
 * file when the first is asked for. A limiter's SpentDays. Throws what openRunsDb does.
 */
export class DaySpending {
  readonly #folder: string;
  readonly #account: string;
  readonly #counts = new Map<string, Count & { readonly pool: string; readonly day: string }>();
  #file: SqlFile | undefined;

  /** @param account the prefix of its keys, `zoom:<id>`. */
  constructor(dataFolder: string, account: string) {
    this.#folder = dataFolder;
    this.#account = account;
  }

  requests(pool: string, day: string): number {
    return this.#count(pool, day).requests;
  }

  add(pool: string, day: string): void {
    const count = this.#count(pool, day);
    count.requests++;
    count.unwritten++;
    if (count.unwritten >= WRITTEN_AFTER) this.#write();
  }

  close(): void {
    try {
      if ([...this.#counts.values()].some(({ unwritten }) => unwritten > 0)) this.#write();
    } finally {
      this.#file?.close();
      this.#file = undefined;
    }
  }

  #count(pool: string, day: string) {
    const name = `${day} ${pool}`;
    const known = this.#counts.get(name);
    if (known !== undefined) return known;
    const row = this.#open().get<{ requests: number }>(
      "SELECT requests FROM spent WHERE account = ? AND pool = ? AND day = ?",
      ...[this.#account, pool, day],
    );
    const count = { pool, day, requests: row?.requests ?? 0, unwritten: 0 };
    this.#counts.set(name, count);
    return count;
  }

  #write(): void {
    const file = this.#open();
    file.transaction(() => {
      for (const { pool, day, unwritten } of this.#counts.values()) {
        if (unwritten === 0) continue;
        file.run(
          `INSERT INTO spent (account, pool, day, requests) VALUES (?, ?, ?, ?)
            ON CONFLICT (account, pool, day) DO UPDATE SET requests = requests + excluded.requests`,
          ...[this.#account, pool, day, unwritten],
        );
        const oldest = new Date(Date.parse(day) - REMEMBERED_DAYS_MS).toISOString().slice(0, 10);
        file.run("DELETE FROM spent WHERE day < ?", oldest);
      }
    });
    for (const count of this.#counts.values()) count.unwritten = 0;
  }

  #open(): SqlFile {
    const path = join(this.#folder, RUNS_FILE);
    this.#file ??= new SqlFile(path, { applicationId: RUNS_APPLICATION_ID, migrations: RUNS_MIGRATIONS });
    return this.#file;
  }
}

import type { ExtentCoverage } from "../model/coverage.ts";
import { nameOf } from "./read-since.ts";
import type { SqlFile } from "./sql-file.ts";

/** When each extent of an account was last read to its end. Not part of a revision: an unchanged run writes none. */
export class ReadTimes {
  readonly #file: SqlFile;
  readonly #account: string;
  #times: ReadonlyMap<string, string>;

  constructor(file: SqlFile, account: string) {
    this.#file = file;
    this.#account = account;
    this.#times = this.#read();
  }

  /** ISO 8601, or undefined where it is not known. */
  of(row: Pick<ExtentCoverage, "section" | "extent">): string | undefined {
    return this.#times.get(nameOf(row));
  }

  /** Where runs.db was lost the times are too: from then on, such extents count as read at `since`, so that they age. */
  assume(rows: readonly ExtentCoverage[], since: string): void {
    const unknown = rows.filter((row) => row.status === "complete" && this.of(row) === undefined);
    if (unknown.length === 0) return;
    // A run of another connection may have come before, and knows better.
    const sql = "INSERT OR IGNORE INTO reads (account, section, extent, read_at) VALUES (?, ?, ?, ?)";
    this.#file.transaction(() => {
      for (const row of unknown) this.#file.run(sql, this.#account, row.section, row.extent, since);
    });
    this.#times = this.#read();
  }

  #read(): ReadonlyMap<string, string> {
    const sql = "SELECT section, extent, read_at AS readAt FROM reads WHERE account = ?";
    const rows = this.#file.all<{ section: string; extent: string; readAt: string }>(sql, this.#account);
    return new Map(rows.map((row) => [nameOf(row), row.readAt]));
  }
}

import type { ExtentCoverage } from "../model/coverage.ts";
import type { SqlFile } from "./sql-file.ts";

/** When each extent of an account was last read to its end. Not part of a revision: an unchanged run writes none. */
export class ReadTimes {
  readonly #file: SqlFile;
  readonly #account: string;
  readonly #times: Map<string, string>;

  constructor(file: SqlFile, account: string) {
    this.#file = file;
    this.#account = account;
    const sql = "SELECT section, extent, read_at AS readAt FROM reads WHERE account = ?";
    const rows = file.all<{ section: string; extent: string; readAt: string }>(sql, account);
    this.#times = new Map(rows.map((row) => [nameOf(row), row.readAt]));
  }

  /** ISO 8601, or undefined where it is not known. */
  of(row: Pick<ExtentCoverage, "section" | "extent">): string | undefined {
    return this.#times.get(nameOf(row));
  }

  /** Where runs.db was lost the times are too: from then on, such extents count as read at `since`, so that they age. */
  assume(rows: readonly ExtentCoverage[], since: string): void {
    const unknown = rows.filter((row) => row.status === "complete" && this.of(row) === undefined);
    this.#file.transaction(() => {
      for (const row of unknown) {
        const sql = "INSERT INTO reads (account, section, extent, read_at) VALUES (?, ?, ?, ?)";
        this.#file.run(sql, this.#account, row.section, row.extent, since);
        this.#times.set(nameOf(row), since);
      }
    });
  }
}

function nameOf({ section, extent }: Pick<ExtentCoverage, "section" | "extent">): string {
  return `${section}\n${extent}`;
}

import { createRequire } from "node:module";
import type Libsql from "libsql";

/**
 * The driver of SQLite. To choose its binary it has the process make a whole diagnostic report, which costs a command 10 ms, to see
 * which C library there is; whatever that says it looks again, into files first. So the first report is empty.
 */
export const Database = withoutFirstReport(() => createRequire(import.meta.url)("libsql") as typeof Libsql);
export type { Libsql };

function withoutFirstReport<Result>(load: () => Result): Result {
  const { report } = process;
  if (report === undefined) return load();
  const { getReport } = report;
  let asked = 0;
  report.getReport = (error) => (asked++ === 0 ? {} : getReport.call(report, error));
  try {
    return load();
  } finally {
    report.getReport = getReport;
  }
}

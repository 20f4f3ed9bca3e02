import type { WhocanError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import type { SyncReport } from "./report.ts";

/** One line for each section that was read, then one for the run: how it ended, and what was added, changed and removed. */
export function logRun(logger: Logger, report: SyncReport): void {
  const { run, connection, account, startedAt, endedAt, requests, revision, changes } = report;
  for (const { section, selected, status, reason, records, facts, changes, ms } of report.sections) {
    if (!selected) continue;
    logger.info({ run, connection, section, status, reason, records, facts, ...changes, ms }, "section read");
  }
  const ms = Date.parse(endedAt) - Date.parse(startedAt);
  logger.info({ run, connection, account, revision: revision?.number ?? null, ...changes, requests, ms }, "run ended");
}

/** A run that came to nothing: its error's code alone, as the error itself is told by whoever asked for the run. */
export function logFailedRun(logger: Logger, run: number, connection: string, { code }: WhocanError): void {
  logger.info({ run, connection, code }, code === "CANCELLED" ? "run cancelled" : "run failed");
}

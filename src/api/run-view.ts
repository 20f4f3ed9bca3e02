import type { RunView } from "../access/status.ts";
import { ERROR_CODES } from "../lib/errors.ts";
import type { PastRun, SectionProgress } from "../sync/run-history.ts";

/** The run with how far it is: while it goes on, its own process knows more than the record. */
export function runView(
  { id, connection, started, ended, outcome, error, revision, sections, ...counts }: PastRun,
  live?: readonly SectionProgress[],
): RunView {
  const { opened, closed, records, requests } = counts;
  return {
    id: String(id),
    connection,
    startedAt: started,
    endedAt: ended,
    outcome,
    error: error === null ? null : { ...error, help: helpOf(error.code), field: error.field ?? null },
    revision: revision === null ? null : String(revision),
    opened,
    closed,
    records,
    requests,
    sections: outcome === "running" ? (live ?? sections) : sections,
  };
}

function helpOf(code: string): string {
  return code in ERROR_CODES ? ERROR_CODES[code as keyof typeof ERROR_CODES].help : "";
}

import type { Clock } from "../lib/clock.ts";
import { WhocanError } from "../lib/errors.ts";
import type { Revision } from "../store/graph-store.ts";
import type { EndedExtent } from "./ended-extent.ts";
import type { SectionPlan } from "./plan.ts";
import type { ResumeLimits, StartedRun } from "./run-ledger.ts";
import type { RunsDb } from "./runs-db.ts";

const HOUR_MS = 3_600_000;
/** After how many milliseconds what was read is not fresh any more, where nothing else is said. */
export const FRESHNESS_MS = 7 * 24 * HOUR_MS;
const RESUME_MS = 24 * HOUR_MS;

export interface RunStart {
  readonly runs: RunsDb;
  readonly clock: Clock;
  readonly connection: string;
  /** The prefix of the account's keys. */
  readonly account: string;
  readonly plan: SectionPlan;
  /** The store's head. */
  readonly head: Revision | null;
  /** Up to how many milliseconds after its start an unfinished run is continued, and one that was parked. */
  readonly resumeMs?: number | undefined;
  readonly parkedMs?: number | undefined;
}

/**
 * Throws STORE_FOREIGN when the store, of which `name` tells the adapter, holds another account: rows of coverage do not name theirs, so
 * one account's complete section would hide that the other's could not be read.
 */
export function assertSameAccount(head: Revision | null, account: string, name: string): void {
  if (head === null || head.account === account) return;
  const text = `The store holds the account ${head.account}; ${account} cannot be read into it.`;
  const help = "Give each account a store of its own: a folder (WHOCAN_DATA), and with Neo4j a database (NEO4J_URI).";
  throw new WhocanError("STORE_FOREIGN", text, { field: name === "neo4j" ? "neo4j.uri" : "WHOCAN_DATA", help });
}

/** Continues the connection's unfinished run of the same sections, or starts a new one. */
export function startRun(start: RunStart): StartedRun {
  const { ledger } = start.runs;
  const now = start.clock.now();
  const selection = selectionOf(start.plan.selected);
  const identity = { connection: start.connection, account: start.account, selection };
  const limits = resumeLimits(now, start);
  const startOrResume = () => ledger.startOrResume(identity, now.toISOString(), limits);
  const run = startOrResume();
  const arrived = arrivedRevision(run, start);
  if (arrived === undefined) return run;
  // The process died after its revision was written and before the ledger knew: that run is over.
  const { opened, closed } = arrived.counts;
  ledger.end(run.id, {
    outcome: "committed",
    ended: arrived.at,
    requests: run.requests,
    revision: arrived.number,
    opened,
    closed,
  });
  return startOrResume();
}

/** The selected sections as a run remembers them. */
export function selectionOf(sections: Iterable<string>): string {
  return JSON.stringify([...sections].sort());
}

/** A run is continued for a day, and one that was parked for as long as what it read is fresh, where nothing else is said. */
export function resumeLimits(
  now: Date,
  { resumeMs = RESUME_MS, parkedMs = FRESHNESS_MS }: Pick<RunStart, "resumeMs" | "parkedMs"> = {},
): ResumeLimits {
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  return { notBefore: before(resumeMs), parkedNotBefore: before(parkedMs) };
}

/** Extents that earlier attempts of the run read to their end, by section. */
export function keptExtents(runs: RunsDb, run: StartedRun): ReadonlyMap<string, readonly EndedExtent[]> {
  const kept = new Map<string, EndedExtent[]>();
  for (const row of runs.ledger.endedExtents(run.id)) {
    const ofSection = kept.get(row.section);
    if (ofSection === undefined) kept.set(row.section, [row]);
    else ofSection.push(row);
  }
  return kept;
}

function arrivedRevision(run: StartedRun, { head, connection }: RunStart): Revision | undefined {
  if (run.pending === null || head === null) return undefined;
  const { parent, at } = run.pending;
  return head.number === parent + 1 && head.at === at && head.connection === connection ? head : undefined;
}

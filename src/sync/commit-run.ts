import { canonicalJson } from "../lib/canonical-json.ts";
import type { Clock } from "../lib/clock.ts";
import { WhocanError } from "../lib/errors.ts";
import type { ExtentCoverage } from "../model/coverage.ts";
import type { GraphStore, Revision } from "../store/graph-store.ts";
import { type Age, compareRows, groupBySection, rowsOfReading, rowsOfUnselected } from "./coverage-rows.ts";
import { computeDelta, type RunDelta } from "./delta.ts";
import { headOf } from "./open-facts.ts";
import type { SectionRun } from "./read-section.ts";
import { forgetOlder, nameOf } from "./read-since.ts";
import type { RunsDb } from "./runs-db.ts";

export interface CommitEnvironment {
  readonly store: GraphStore;
  readonly runs: RunsDb;
  readonly clock: Clock;
  readonly run: number;
  /** The prefix of the account's keys. */
  readonly account: string;
  /** What the revision records beside its time and parent. */
  readonly info: { readonly connection: string; readonly account: string; readonly catalogDigest: string };
  /** All sections of the source. */
  readonly sections: readonly string[];
  /** Those of them that say more of nodes which others list. */
  readonly describing: readonly string[];
  /** Those whose extents are one list. */
  readonly oneLists: readonly string[];
  readonly readings: ReadonlyMap<string, SectionRun>;
  readonly age: Age;
  /** Called last before writing: throws when the run was cancelled or its lease is lost. */
  readonly confirm: () => void;
  readonly onDelta: (counts: RunDelta["counts"]) => void;
}

export interface CommitResult {
  /** Null when neither facts nor coverage had changed. */
  readonly revision: Revision | null;
  readonly delta: RunDelta;
  readonly coverage: readonly ExtentCoverage[];
}

/** How often the changes are worked out again because the store moved meanwhile. */
const RETRIES = 1;

/** Writes what the run found as one revision. Throws STORE_CONFLICT when the store moved again after a second look. */
export async function commitRun(env: CommitEnvironment): Promise<CommitResult> {
  const older = new Set<string>();
  for (let attempt = 0; ; attempt++) {
    try {
      return await tryCommit(env, older);
    } catch (error) {
      const conflict = error instanceof WhocanError && error.code === "STORE_CONFLICT";
      if (!conflict || attempt >= RETRIES) throw error;
      // It may be that the cache does not hold what it says; it is cheap to doubt, and conflicts are rare.
      env.runs.openFacts.distrust();
    }
  }
}

/** Adds to `older` the extents of which the store has a newer reading by now. */
async function tryCommit(env: CommitEnvironment, older: Set<string>): Promise<CommitResult> {
  const parent = await env.runs.openFacts.refresh(env.store);
  const { file } = env.runs;
  for (const name of forgetOlder(file, env.run, env.account, env.oneLists, env.confirm)) older.add(name);
  const { delta, counts } = env.runs.staging.withSaid(env.run, () => ({
    delta: computeDelta(file, env.runs.openFacts, headOf(parent), env),
    counts: env.runs.staging.counts(),
  }));
  if (delta === undefined) throw new WhocanError("STORE_CONFLICT", "Another run changed the store meanwhile.");
  const previous = parent === null ? [] : await env.store.coverage(parent.number);
  const coverage = nextCoverage(env, previous, older, counts);
  env.onDelta(delta.counts);
  env.confirm();
  if (parent !== null && delta.counts.opened + delta.counts.closed === 0 && sameCoverage(previous, coverage)) {
    // What a writer that died began is as wrong now as it is unfinished: the account is as it was before.
    await env.store.settle();
    return { revision: null, delta, coverage };
  }
  const pending = { parent: parent?.number ?? 0, at: env.clock.now().toISOString() };
  env.runs.ledger.announceCommit(env.run, pending);
  const revision = await env.store.commit(delta, coverage, { ...env.info, ...pending });
  env.runs.openFacts.apply(env.run, headOf(parent), headOf(revision));
  return { revision, delta, coverage };
}

/** The store's coverage with the rows of this source's sections renewed; those of other sources, and of what is older, stay as they are. */
function nextCoverage(
  env: CommitEnvironment,
  previous: readonly ExtentCoverage[],
  older: ReadonlySet<string>,
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
): ExtentCoverage[] {
  const before = groupBySection(previous);
  const factsOf = (section: string, extent: string) => counts.get(section)?.get(extent) ?? 0;
  const rows = env.sections.flatMap((section) => {
    const reading = env.readings.get(section);
    const ofSection = before.get(section) ?? [];
    if (reading === undefined) return rowsOfUnselected(section, ofSection, env.age);
    const holds = (extent: string) => !older.has(nameOf({ section, extent }));
    const rows = reading.rows.filter(({ extent }) => holds(extent));
    const gone = new Set([...reading.gone].filter(holds));
    return rowsOfReading({ section, rows, gone }, ofSection, env.age, factsOf);
  });
  const ours = new Set(env.sections);
  return [...rows, ...previous.filter((row) => !ours.has(row.section))].sort(compareRows);
}

function sameCoverage(a: readonly ExtentCoverage[], b: readonly ExtentCoverage[]): boolean {
  const ordered = [...a].sort(compareRows);
  return a.length === b.length && b.every((row, at) => canonicalJson(row) === canonicalJson(ordered[at]));
}

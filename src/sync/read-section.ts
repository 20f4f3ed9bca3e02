import { setImmediate as turnOfOthers } from "node:timers/promises";
import pLimit from "p-limit";
import type { ExtentCoverage, SectionCoverage } from "../model/coverage.ts";
import type { ExtentOutcome, ExtentPlan, Section, SectionContext } from "../sources/source.ts";
import { chooseExtents, rowsOfLater } from "./choose-extents.ts";
import { rowsOfReading, rowsOfUnselected, type SectionReading } from "./coverage-rows.ts";
import type { EndedExtent } from "./ended-extent.ts";
import { FirstAnswer } from "./first-answer.ts";
import { DependencyFacts, saysUsers } from "./known-facts.ts";
import type { ReadEnvironment } from "./read-environment.ts";
import { readOneList } from "./read-one-list.ts";
import { endExtent, planExtents, type ReadToTheEnd, runExtent } from "./run-extent.ts";
import { summarizeSection } from "./section-coverage.ts";
import { COMPLETE, outcomeOfDependency } from "./stops.ts";

/** How a section went: what commit, report and dependent sections need. */
export interface SectionRun extends SectionReading {
  /** In sum, with the extents that were not read again. Its facts are those that came in this process. */
  readonly summary: SectionCoverage;
  readonly records: number;
  readonly ms: number;
}

/** Reads one section: plans its extents, reads those that no earlier attempt has read, finds subjects that are gone. */
export async function readSection(
  section: Section,
  ended: ReadonlyMap<string, SectionRun>,
  env: ReadEnvironment,
  stop: (error: unknown) => void,
): Promise<SectionRun> {
  const { name } = section;
  const start = env.clock.now().getTime();
  env.emit({ type: "section-started", section: name });
  const depended = env.plan.dependencies.get(name) ?? [];
  const known = new DependencyFacts(env.runs.file, env, depended);
  const context = { known, signal: env.signal };
  const dependencies = outcomeOfSections(section.dependsOn, ended, env);
  const lookUps = outcomeOfSections(section.looksUp ?? [], ended, env);
  const users = outcomeOfSections(
    depended.filter(saysUsers).map((each) => each.name),
    ended,
    env,
  );
  const planned = planExtents(section, context, env);
  const choice = chooseExtents(section, planned.extents, env);
  const reading = await readExtents(section, choice.now, context, { dependencies, lookUps, users }, env, stop);
  const own = isWholeList(planned.extents)
    ? undefined
    : endOwnRow(section, planned.outcome.status === "complete" ? dependencies : planned.outcome, env);
  const gone = findGone(section, planned.extents, reading.rows, known, env);
  const waiting = rowsOfLater(section, choice.later, env);
  const rows = own === undefined ? reading.rows : [own, ...reading.rows, ...waiting];
  const result = { section: name, rows: rows.filter((row) => !gone.has(row.extent)), gone };

  const coverage = rowsOfReading(result, env.previous.get(name) ?? [], env.age, () => 0);
  const summary = { ...summarizeSection(name, coverage), facts: reading.facts };
  const records = result.rows.reduce((sum, row) => sum + row.records, 0);
  const ms = env.clock.now().getTime() - start;
  env.emit({ type: "section-ended", section: name, summary, records, ms });
  return { ...result, summary, records, ms };
}

async function readExtents(
  section: Section,
  plans: readonly ExtentPlan[],
  context: SectionContext,
  { dependencies, lookUps, users }: Readonly<Record<"dependencies" | "lookUps" | "users", ExtentOutcome>>,
  env: ReadEnvironment,
  stop: (error: unknown) => void,
): Promise<{ readonly rows: readonly EndedExtent[]; readonly facts: number }> {
  const { name } = section;
  const rows = new Map((env.kept.get(name) ?? []).map((row) => [row.extent, row]));
  if (section.oneList === true && plans.some(({ extent }) => !rows.has(extent))) rows.clear();
  const unread = plans.filter((plan) => !rows.has(plan.extent));
  env.emit({ type: "section-planned", section: name, extents: plans.length, kept: plans.length - unread.length });

  const count = { records: 0, facts: 0, ended: plans.length - unread.length };
  const first = new FirstAnswer();
  const onPage = (facts: number, records: number, { extent }: ExtentPlan) => {
    first.goOn();
    count.facts += facts;
    count.records += records;
    env.emit({ type: "page", section: name, extent, records: count.records, facts: count.facts });
  };
  const run = { env, context, atEnd: isWholeList(plans) ? dependencies : COMPLETE, lookUps, users, onPage };
  const read = (plan: ExtentPlan, onRefused?: (outcome: ExtentOutcome) => void) =>
    runExtent(section, plan, { ...run, onRefused });
  const rowOf = async (plan: ExtentPlan): Promise<ReadToTheEnd> => {
    if (plan === unread[0]) return read(plan, (outcome) => first.refused(outcome)).finally(() => first.goOn());
    await first.given;
    context.signal.throwIfAborted();
    return first.refusal === undefined
      ? read(plan)
      : endExtent(section, plan, { ...first.refusal, records: 0, facts: 0 }, env);
  };
  const end = (row: EndedExtent) => {
    rows.set(row.extent, row);
    const { extent, status, reason } = row;
    const ended = ++count.ended;
    env.emit({ type: "extent-ended", section: name, extent, status, reason, ended, extents: plans.length });
  };
  if (section.oneList === true) {
    const ended = unread.length === 0 ? [] : await readOneList(section, plans, run);
    for (const row of ended) end(row);
    return { rows: [...rows.values()], facts: count.facts };
  }
  const limit = pLimit(env.concurrency);
  let beingRead = 0;
  const readOne = async (plan: ExtentPlan) => {
    const { written } = await limit(async () => {
      // Where many end without being asked for, as they are refused or a day's calls are spent, nothing else would give others a turn.
      await turnOfOthers();
      beingRead++;
      const read = await rowOf(plan).finally(() => beingRead--);
      // While others are read, its end waits for theirs, and the next one for neither. With nothing under way there is nothing to wait for.
      if (beingRead === 0) await Promise.all([read.written, env.checkpoints.settle()]);
      return read;
    });
    end(await written);
  };
  const reading = unread.map((plan) =>
    readOne(plan).catch((error: unknown) => {
      stop(error);
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(reading)).find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return { rows: [...rows.values()], facts: count.facts };
}

/** Complete, or what the first of the sections that is not complete ended as. */
function outcomeOfSections(
  names: readonly string[],
  ended: ReadonlyMap<string, SectionRun>,
  env: ReadEnvironment,
): ExtentOutcome {
  for (const name of names) {
    const summary =
      ended.get(name)?.summary ?? summarizeSection(name, rowsOfUnselected(name, env.previous.get(name) ?? [], env.age));
    if (summary.status !== "complete") return outcomeOfDependency(name, summary);
  }
  return COMPLETE;
}

/** The row of a section that is read in extents: were they all known? */
function endOwnRow(section: Section, outcome: ExtentOutcome, env: ReadEnvironment): EndedExtent {
  const readAt = env.clock.now().toISOString();
  const own: EndedExtent = { section: section.name, extent: "", ...outcome, records: 0, readAt };
  env.runs.file.transaction(() => {
    env.confirmLease();
    env.runs.ledger.endExtent(env.run, own, { role: "own" });
  });
  return own;
}

/**
 * Extents of the last revision, or of an earlier attempt of this run, whose subject does not exist any more: not planned, and no node of
 * that key is left, as only a list that was read to its end closes one, whatever else was not read. A whole list that was read to its end
 * leaves no other extent.
 */
function findGone(
  section: Section,
  plans: readonly ExtentPlan[],
  rows: readonly EndedExtent[],
  known: DependencyFacts,
  env: ReadEnvironment,
): ReadonlySet<string> {
  const isReplaced = isWholeList(plans) && rows.some((row) => row.extent === "" && row.status === "complete");
  const planned = new Set(plans.map((plan) => plan.extent));
  const before: readonly Pick<ExtentCoverage, "extent">[] = [...(env.previous.get(section.name) ?? []), ...rows];
  const candidates = new Set(before.map((row) => row.extent).filter((extent) => extent !== "" && !planned.has(extent)));
  const isSubject = (extent: string) => extent.startsWith(`${env.account}:`);
  const gone = [...candidates].filter((extent) => isReplaced || (isSubject(extent) && !known.has(extent)));
  if (gone.length === 0) return new Set();
  env.runs.file.transaction(() => {
    env.confirmLease();
    for (const extent of gone) env.runs.ledger.markGone(env.run, section.name, extent, env.clock.now().toISOString());
  });
  return new Set(gone);
}

function isWholeList(plans: readonly ExtentPlan[]): boolean {
  return plans.length === 1 && plans[0]?.extent === "";
}

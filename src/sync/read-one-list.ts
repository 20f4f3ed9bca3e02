import type { ExtentOutcome, ExtentPlan, Section } from "../sources/source.ts";
import type { EndedExtent } from "./ended-extent.ts";
import { type ExtentReading, type ExtentRun, readFacts } from "./run-extent.ts";

type Readings = ReadonlyMap<string, ExtentReading>;

/**
 * Reads the extents of a section that are one list. What moves from one to another while they are read may be in none, or have slipped past
 * the end of a page, so:
 * - where something that was open is in none of them, all are read once more, and only what is in neither reading is gone;
 * - where one was not read to its end, none closes anything: what is missing may be in it;
 * - they end together, so that a run which goes on has read all of them at about one time, or none.
 * One after the other in both readings: what two extents say, the later one says as it is.
 */
export async function readOneList(
  section: Section,
  plans: readonly ExtentPlan[],
  run: ExtentRun,
): Promise<readonly EndedExtent[]> {
  const { env } = run;
  env.runs.file.transaction(() => {
    env.confirmLease();
    env.runs.ledger.forgetSection(env.run, section.name);
  });
  let readings = await readInOrder(section, plans, run);
  await env.checkpoints.settle();
  const missing = isWhole(readings) ? missingFrom(section, readings, run) : 0;
  if (missing > 0) {
    env.logger.info({ section: section.name, missing }, "A list is read once more, as something is missing from it.");
    readings = both(readings, await readInOrder(section, plans, { ...run, onPage: () => undefined }));
  }
  return endTogether(section, readings, run);
}

async function readInOrder(section: Section, plans: readonly ExtentPlan[], run: ExtentRun): Promise<Readings> {
  const readings = new Map<string, ExtentReading>();
  let refusal: ExtentOutcome | undefined;
  const onRefused = (outcome: ExtentOutcome) => {
    refusal = outcome;
  };
  for (const plan of plans) {
    const reading: ExtentReading =
      refusal === undefined
        ? await readFacts(section, plan, { ...run, onRefused })
        : { ...refusal, records: 0, said: new Set(), again: false };
    readings.set(plan.extent, reading);
  }
  return readings;
}

/** What the configuration leaves out is no part of the list. */
function isWhole(readings: Readings): boolean {
  return [...readings.values()].every(({ status }) => status === "complete" || status === "not-selected");
}

function missingFrom(section: Section, readings: Readings, { env }: ExtentRun): number {
  const complete = [...readings].filter(([, { status }]) => status === "complete").map(([extent]) => extent);
  return env.runs.staging.missingNodes(env.run, env.account, section.name, complete);
}

/** The second reading tells how it ended; what the first one said is staged too. */
function both(first: Readings, second: Readings): Readings {
  const said = (extent: string, keys: ReadonlySet<string>) => new Set([...(first.get(extent)?.said ?? []), ...keys]);
  return new Map(
    [...second].map(([extent, reading]) => [extent, { ...reading, said: said(extent, reading.said) }] as const),
  );
}

async function endTogether(section: Section, readings: Readings, { env }: ExtentRun): Promise<readonly EndedExtent[]> {
  const broken = [...readings].find(([, { status }]) => status !== "complete" && status !== "not-selected");
  const readAt = env.clock.now().toISOString();
  const ends = [...readings].map(([extent, { said, status, reason, missing, records, again }]) => {
    const outcome: ExtentOutcome =
      broken !== undefined && status === "complete"
        ? {
            status: "partial",
            reason: `It is one list with ${broken[0]}: ${broken[1].reason}`,
            missing: broken[1].missing,
          }
        : { status, reason, missing };
    return { ended: { section: section.name, extent, ...outcome, records, readAt }, facts: said.size, again };
  });
  const written = env.checkpoints.add(() => {
    for (const { ended, ...said } of ends) env.runs.ledger.endExtent(env.run, ended, said);
  });
  await Promise.all([written, env.checkpoints.settle()]);
  return ends.map(({ ended }) => ended);
}

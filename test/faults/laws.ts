import { expect } from "vitest";
import { FAULTS, type FaultMix } from "../../src/demo/server/faults/faults.ts";
import { ERROR_CODES, WhocanError } from "../../src/lib/errors.ts";
import type { Fact } from "../../src/model/facts.ts";
import { fingerprintOf } from "../../src/store/graph-store.ts";
import { expectAsOracle } from "./as-oracle.ts";
import { type FaultyAccount, type Held, type Run, type StoreName, startFaultyAccount } from "./faulty-account.ts";
import { changeAccount } from "./small-account.ts";

const DAY_MS = 86_400_000;
/** A run beside its budget of requests: what a clean one takes, and what the faults that struck may have caused. */
const SLACK = 1.05;

export interface Laws {
  readonly store: StoreName;
  /** Whether the oracle judges answers, which takes half of the time. */
  readonly judged: boolean;
}

const nameOf = ({ key, section }: Fact) => `${section} ${key}`;
const printOf = (fact: Fact) => `${nameOf(fact)} ${fingerprintOf(fact)}`;
const extentOf = ({ section, extent }: { readonly section: string; readonly extent: string }) =>
  `${section}\n${extent}`;

/** What holds after any faulty run, and after the clean one that follows it. Returns the faulty run and what it left. */
export async function holdTo(mix: FaultMix, { store, judged }: Laws): Promise<Run & { readonly after: Held }> {
  const given = await startFaultyAccount(mix.seed, store);
  try {
    await given.read();
    const before = await given.held();
    changeAccount(given.zoom.account, mix.seed);
    const truth = await given.fresh();
    const run = await given.read(mix);
    const after = await given.held();
    const moves = mix.names.some((name) => FAULTS[name]?.changesAccount);
    expectExplained(run, before, after);
    expectNothingLost(before, after, moves ? undefined : truth);
    if (run.report !== undefined && !moves) expectComplete(after, truth);
    expectWithinBudget(run, after, truth);
    if (judged) await expectAsOracle(after, given.zoom.account.id, mix.seed);
    // What an unfinished run has read of an account that changed since is old, and is continued all the same while it is fresh (docs/adr/0010).
    given.clock.advance(moves ? 8 * DAY_MS : DAY_MS / 2);
    await expectAsNeverFailed(given);
    return { ...run, after };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    failure.message = `Faults ${JSON.stringify(mix)} over ${store}: ${failure.message}`;
    throw failure;
  } finally {
    await given.close();
  }
}

/** A clean run ends, and leaves what one leaves that reads into an empty store. */
export async function expectAsNeverFailed(given: FaultyAccount): Promise<void> {
  const clean = await given.read();
  expect(clean.error).toBeUndefined();
  const [held, fresh] = [await given.held(), await given.fresh()];
  expect(digests(held)).toEqual(digests(fresh));
  expect([held.digest, held.problems]).toEqual([fresh.digest, []]);
}

/** A run ends complete, or says of each part that is not why; where it was stopped, by one of our errors, and nothing is written. */
function expectExplained({ report, error }: Run, before: Held, after: Held): void {
  expect(after.problems).toEqual([]);
  if (report === undefined) {
    expect(error).toBeInstanceOf(WhocanError);
    expect(Object.keys(ERROR_CODES)).toContain((error as WhocanError).code);
    expect((error as WhocanError).code).not.toBe("INTERNAL");
    expect(after.digest).toBe(before.digest);
    return;
  }
  for (const { section, extent, status, reason } of after.coverage) {
    if (status !== "complete")
      expect([section, extent, reason]).toEqual([section, extent, expect.stringMatching(/\S/u)]);
    if (reason !== null) expect(reason).not.toMatch(/INTERNAL/u);
  }
}

/** Nothing is closed that was not read to its end, and where the account stood still nothing that it still has. */
export function expectNothingLost(before: Held, after: Held, truth: Held | undefined): void {
  const held = new Set(after.facts.map(nameOf));
  const rows = new Map(after.coverage.map((row) => [extentOf(row), row.status]));
  const has = new Set(truth?.facts.map(nameOf));
  for (const fact of before.facts) {
    if (held.has(nameOf(fact))) continue;
    const { section, extent } = fact;
    expect([section, extent, rows.get(extentOf(fact)) ?? "complete"]).toEqual([section, extent, "complete"]);
    expect([nameOf(fact), has.has(nameOf(fact))]).toEqual([nameOf(fact), false]);
  }
}

/**
 * An extent that says that it is complete holds what the account has, no more and no less. Where sections were not read that it looks
 * things up in, such as users by their e-mail, its section's own row says so.
 */
function expectComplete(after: Held, truth: Held): void {
  const [held, has] = [printsByExtent(after), printsByExtent(truth)];
  const doubtful = new Set(
    after.coverage.filter(({ extent, status }) => extent === "" && status !== "complete").map(({ section }) => section),
  );
  const complete = after.coverage.filter(({ section, status }) => status === "complete" && !doubtful.has(section));
  for (const row of complete) {
    const extent = extentOf(row);
    expect([extent, held.get(extent) ?? []]).toEqual([extent, has.get(extent) ?? []]);
  }
}

function printsByExtent({ facts }: Held): ReadonlyMap<string, readonly string[]> {
  const prints = new Map<string, string[]>();
  for (const fact of facts) prints.set(extentOf(fact), [...(prints.get(extentOf(fact)) ?? []), printOf(fact)]);
  for (const list of prints.values()) list.sort();
  return prints;
}

type Truth = Awaited<ReturnType<FaultyAccount["fresh"]>>;

/** What is gone is asked for once more where the list that would say so was not read, and users are, as one of them has left. */
function expectWithinBudget({ requests, costs }: Run, after: Held, truth: Truth): void {
  const planned = new Set(truth.coverage.map(extentOf));
  const gone = after.coverage.filter((row) => !planned.has(extentOf(row))).length;
  expect(requests).toBeLessThanOrEqual((truth.requests + truth.forUsers + gone + costs) * SLACK);
}

function digests({ facts, coverage }: Held): readonly string[] {
  const rows = coverage.map(({ section, extent, status, facts: count }) => `${section} ${extent} ${status} ${count}`);
  return [...facts.map(printOf), ...rows].toSorted();
}

import { expect } from "vitest";
import { ask } from "../../src/access/ask.ts";
import { can } from "../../src/access/can.ts";
import { Random } from "../../src/demo/account/random.ts";
import { FAULTS, type FaultMix } from "../../src/demo/server/faults/faults.ts";
import { ERROR_CODES, WhocanError } from "../../src/lib/errors.ts";
import type { Fact } from "../../src/model/facts.ts";
import { fingerprintOf } from "../../src/store/graph-store.ts";
import { engineOf } from "../engine/compare.ts";
import { Oracle } from "../oracle/oracle.ts";
import { CATALOG, type FaultyAccount, type Held, type Run, startFaultyAccount } from "./faulty-account.ts";

const DAY_MS = 86_400_000;
/** A run beside its budget of requests: what a clean one takes, and what the faults that struck may cost. */
const SLACK = 1.05;

const nameOf = ({ key, section }: Fact) => `${section} ${key}`;

/** Changes the account between two runs, so that there is something to open and to close. */
function changeAccount({ zoom: { account } }: FaultyAccount, seed: number): void {
  const dice = new Random(seed, "changes");
  const leaving = account.users.filter(({ id, roleId }) => id !== null && roleId !== "0");
  const left = dice.pick(leaving);
  account.users = account.users.filter((user) => user !== left);
  for (const user of account.users) if (dice.chance(0.2)) user.groupIds = [];
  const role = account.roles.find(({ id }) => id !== "0" && id !== "1" && id !== "2");
  if (role !== undefined) role.privileges = role.privileges.slice(1);
  account.recordings = account.recordings.slice(1);
  for (const recording of account.recordings) if (dice.chance(0.3)) recording.share = "none";
}

/** What holds after any faulty run, and after the clean one that follows it. */
export async function holdTo(mix: FaultMix): Promise<void> {
  const given = await startFaultyAccount(mix.seed);
  try {
    await given.read();
    const before = await given.held();
    changeAccount(given, mix.seed);
    const truth = await given.fresh();
    const run = await given.read(mix);
    const after = await given.held();
    const moves = mix.names.some((name) => FAULTS[name]?.changesAccount);
    expectExplained(run, after);
    expectNothingLost(before, after, moves ? undefined : truth);
    expect(run.requests).toBeLessThanOrEqual((truth.requests + run.costs) * SLACK);
    if (mix.seed % 10 === 0) await expectAsOracle(given, after);
    // What an unfinished run has read of an account that changed since is old: it is not continued on another day.
    given.clock.advance(moves ? 2 * DAY_MS : DAY_MS / 2);
    const clean = await given.read();
    expect(clean.error).toBeUndefined();
    expect(digests(await given.held())).toEqual(digests(await given.fresh()));
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    failure.message = `Faults ${JSON.stringify(mix)}: ${failure.message}`;
    throw failure;
  } finally {
    await given.close();
  }
}

/** A run ends complete, or says of each part that is not why; where it was stopped, by one of our errors. */
function expectExplained({ report, error }: Run, { coverage }: Held): void {
  if (report === undefined) {
    expect(error).toBeInstanceOf(WhocanError);
    expect(Object.keys(ERROR_CODES)).toContain((error as WhocanError).code);
    expect((error as WhocanError).code).not.toBe("INTERNAL");
    return;
  }
  for (const { section, extent, status, reason } of coverage) {
    if (status !== "complete")
      expect([section, extent, reason]).toEqual([section, extent, expect.stringMatching(/\S/u)]);
    if (reason !== null) expect(reason).not.toMatch(/INTERNAL/u);
  }
}

/** Nothing is closed that was not read to its end, and where the account stood still nothing that it still has. */
function expectNothingLost(before: Held, after: Held, truth: Held | undefined): void {
  const held = new Set(after.facts.map(nameOf));
  const rows = new Map(after.coverage.map((row) => [`${row.section}\n${row.extent}`, row.status]));
  const has = new Set(truth?.facts.map(nameOf));
  for (const fact of before.facts) {
    if (held.has(nameOf(fact))) continue;
    const { section, extent } = fact;
    expect([section, extent, rows.get(`${section}\n${extent}`) ?? "complete"]).toEqual([section, extent, "complete"]);
    expect([nameOf(fact), has.has(nameOf(fact))]).toEqual([nameOf(fact), false]);
  }
}

/** Answers over what was read are the oracle's, gaps with them. */
async function expectAsOracle({ zoom }: FaultyAccount, { facts, coverage }: Held): Promise<void> {
  const given = { facts, coverage, catalog: CATALOG.data, lacks: [], source: "zoom", account: zoom.account.id };
  const [engine, oracle] = [await engineOf(given), new Oracle(given)];
  const principals = oracle.principals().filter((_, index) => index % 4 === 0);
  const recording = oracle.account.nodesOfKind("ZoomRecording").slice(0, 1);
  for (const principal of principals) {
    for (const resource of [oracle.account.keys.set("User"), ...recording]) {
      const { answer } = await ask(can, { principal, permission: "DataRead", resource }, async () => engine);
      const expected = oracle.can(principal, "DataRead", resource);
      const gaps = answer.completeness.gaps.map(({ section }) => section);
      expect([principal, resource, answer.verdict, gaps]).toEqual([
        principal,
        resource,
        expected.verdict,
        [...expected.gaps],
      ]);
    }
  }
}

function digests({ facts, coverage }: Held): readonly string[] {
  const rows = coverage.map(({ section, extent, status, facts: count }) => `${section} ${extent} ${status} ${count}`);
  return [...facts.map((fact) => `${nameOf(fact)} ${fingerprintOf(fact)}`), ...rows].toSorted();
}

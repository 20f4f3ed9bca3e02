import fc from "fast-check";
import type { FakeState } from "./fake-account.ts";
import { keys } from "./fake-facts.ts";
import { type RunScript, SECTIONS, type Stop } from "./naive-model.ts";

const USERS = ["ann", "ben", "cat", "dov", "eli"];
const GROUPS = ["g1", "g2", "g3"];
const MONTHS = ["2026-10", "2026-11"];

/** One step of a history: the account changes, then a run reads it. */
export interface Step {
  /** Users, groups and recordings that the account has from now on. */
  readonly state: FakeState;
  readonly script: RunScript;
  /** Where the first attempt of the run is broken off, if it is, before a second one ends it. */
  readonly brokenOffAt: string | undefined;
}

const EXTENTS = [
  ...["groups/", "users/active", "users/inactive", "users/pending"],
  ...GROUPS.map((id) => `group-members/${keys.group(id)}`),
  ...MONTHS.map((month) => `recordings/${month}`),
];

const state: fc.Arbitrary<FakeState> = fc.record({
  users: fc.dictionary(
    fc.constantFrom(...USERS),
    fc.record({
      status: fc.constantFrom("active", "active", "inactive", "pending"),
      name: fc.constantFrom("One", "Two"),
    }),
  ),
  groups: fc.dictionary(fc.constantFrom(...GROUPS), fc.subarray(USERS)),
  recordings: fc.record({ "2026-10": fc.subarray(["r1", "r2", "r3"]), "2026-11": fc.subarray(["r4", "r5"]) }),
  months: fc.constant(MONTHS),
});

const stop: fc.Arbitrary<Stop> = fc.record({
  page: fc.nat(2),
  status: fc.constantFrom("partial", "failed", "denied", "not-in-plan"),
});

const script: fc.Arbitrary<RunScript> = fc.record({
  selected: fc
    .oneof({ weight: 2, arbitrary: fc.constant([...SECTIONS]) }, fc.subarray([...SECTIONS], { minLength: 1 }))
    .map((names) => new Set(names)),
  stops: fc
    .dictionary(fc.constantFrom(...EXTENTS), stop, { maxKeys: 3 })
    .map((stops) => new Map(Object.entries(stops))),
  pageSize: fc.integer({ min: 1, max: 3 }),
});

const step: fc.Arbitrary<Step> = fc.record({
  state,
  script,
  brokenOffAt: fc.option(fc.constantFrom(...EXTENTS), { nil: undefined, freq: 3 }),
});

export const histories = fc.array(step, { minLength: 1, maxLength: 4 });

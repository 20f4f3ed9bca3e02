import { describe, expect, it, onTestFinished } from "vitest";
import { isGranular } from "../../src/demo/server/gate.ts";
import { CATALOG, startFaultyAccount } from "./faulty-account.ts";
import { expectAsNeverFailed, expectNothingLost } from "./laws.ts";
import { changeAccount } from "./small-account.ts";

const SEED = 7;
const DAY_MS = 86_400_000;

/** Sections, each with its call, whose scopes no other call has but by the classic ones. */
const CALLS = [
  ["users", "GET /users"],
  ["groups", "GET /groups"],
  ["group-members", "GET /groups/{groupId}/members"],
  ["role", "GET /roles/{roleId}"],
  ["apps", "GET /marketplace/apps"],
  ["recordings", "GET /accounts/me/recordings"],
  ["recording-shares", "GET /meetings/{meetingId}/recordings/settings"],
] as const;

describe("a scope that is withdrawn between two runs", () => {
  it.each(CALLS)(
    "of %s closes nothing there, is named, and is forgotten by a run that has it again",
    async (section, operation) => {
      const given = await startFaultyAccount(SEED, "sqlite");
      onTestFinished(() => given.close());
      const { rules, account } = given.zoom;
      const granted = rules.scopes;
      const needed = CATALOG.data.capabilities.find(({ id }) => id === operation)?.adminScopes ?? [];
      await given.read();
      const before = await given.held();

      changeAccount(account, SEED);
      rules.scopes = granted.filter((scope) => !needed.includes(scope));
      expect(rules.scopes).toHaveLength(granted.length - 1);
      const { report, error } = await given.read();
      expect(error).toBeUndefined();
      const after = await given.held();
      expectNothingLost(before, after, undefined);
      const ofSection = (facts: typeof after.facts) => facts.filter((fact) => fact.section === section);
      const held = new Set(ofSection(after.facts).map(({ key }) => key));
      // But of what is gone itself, as its own list says, which was read.
      const there = new Set(after.facts.map(({ key }) => key));
      const gone = new Set(before.facts.map(({ key }) => key).filter((key) => !there.has(key)));
      const closed = ofSection(before.facts).filter(({ key, extent }) => !held.has(key) && !gone.has(extent));
      expect(closed).toEqual([]);
      expect(held.size).toBeGreaterThan(0);
      // An app with granular scopes hears of those alone.
      const { status, missing } = report?.sections.find((one) => one.section === section) ?? {};
      expect([status, missing]).toEqual(["denied", { kind: "scope", codes: needed.filter(isGranular) }]);

      rules.scopes = granted;
      given.clock.advance(DAY_MS);
      await expectAsNeverFailed(given);
    },
  );
});

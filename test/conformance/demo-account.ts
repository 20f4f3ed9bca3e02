import { beforeAll, describe, expect, it, vi } from "vitest";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import { Conformance, type ConformanceOptions, type Systems } from "./conformance.ts";
import { checkPlanted } from "./demo/planted.ts";
import { demoQuestions } from "./demo/questions.ts";
import { readDemo } from "./demo/read-demo.ts";

const USERS = 20;

/** Asks a fixed list of questions about the demo account, as the real source reads it. */
export function describeDemoAccount(systems: () => Systems, options: ConformanceOptions = {}): void {
  // The oracle walks over everybody for each answer.
  vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 600_000 });
  const demo = makeDemoAccount({ users: USERS });

  describe("on the demo account", () => {
    let account: TestAccount;
    let conformance: Conformance;
    beforeAll(async () => {
      account = await readDemo(demo);
      conformance = await Conformance.load(systems(), account, options);
    });

    it("systems and oracle agree on every question", async () => {
      for (const question of demoQuestions(demo, account)) await conformance.ask(question, 5);
    });

    it.each(demo.planted)("planted case $id has its known answers", async ({ expected }) => {
      for (const answer of expected) await checkPlanted(conformance, demo, answer);
    });
  });

  it("on the demo account, read by an app with few scopes, systems and oracle agree on every question", async () => {
    const small = makeDemoAccount({ users: 13 });
    const account = await readDemo(small, (scope) => /^(user|account|group|role):read:/.test(scope));
    expect(account.coverage.filter(({ missing }) => missing !== null)).not.toHaveLength(0);
    const conformance = await Conformance.load(systems(), account, options);
    for (const question of demoQuestions(small, account)) await conformance.ask(question, 5);
  });
}

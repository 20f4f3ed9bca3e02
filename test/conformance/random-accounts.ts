import fc from "fast-check";
import { describe, it, vi } from "vitest";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { arbitraryAccount } from "../accounts/arbitrary-account.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import { Conformance, type Systems } from "./conformance.ts";
import { anyInquiry } from "./questions/arbitrary.ts";
import type { Tally } from "./tally.ts";

export interface RandomRuns {
  /** Accounts over the tests' small catalog and over the committed one. */
  readonly small: number;
  readonly committed: number;
  /** Most questions of each sort per account. */
  readonly questions: number;
}

/** WHOCAN_TEST_RUNS asks for so many small accounts, and for the others in proportion. */
const ASKED = process.env["WHOCAN_TEST_RUNS"];

/** Asks random questions about random accounts of all systems. */
export function describeRandomAccounts(systems: () => Systems, runs: RandomRuns, tally?: Tally): void {
  const scale = ASKED === undefined ? 1 : Number(ASKED) / runs.small;

  describe("on random accounts", () => {
    // A difference is shrunk, and each step takes an account in.
    vi.setConfig({ testTimeout: 1_800_000 });

    it("systems and oracle agree over the small catalog", async () => {
      await agree(systems(), arbitraryAccount(), Math.ceil(runs.small * scale), runs.questions, tally);
    });

    it("systems and oracle agree over the committed catalog", async () => {
      const accounts = arbitraryAccount({ catalog: loadCatalog().data });
      await agree(systems(), accounts, Math.ceil(runs.committed * scale), runs.questions, tally);
    });
  });
}

/** Throws with the smallest account that shows a difference, and how to come to it again. */
export async function agree(
  systems: Systems,
  accounts: fc.Arbitrary<TestAccount>,
  numRuns: number,
  count: number,
  tally?: Tally,
): Promise<void> {
  const property = fc.asyncProperty(anyInquiry(accounts, count), async ({ account, questions, pageSize }) => {
    const conformance = await Conformance.load(systems, account, { tally });
    for (const question of questions) await conformance.ask(question, pageSize);
  });
  const path = process.env["WHOCAN_TEST_PATH"];
  const details = await fc.check(property, { numRuns, ...(path === undefined ? {} : { path }) });
  if (!details.failed) return;
  const { seed, counterexamplePath, errorInstance } = details;
  const why = errorInstance instanceof Error ? errorInstance : new Error(String(errorInstance));
  const repeat = `To repeat it: WHOCAN_TEST_SEED=${seed} WHOCAN_TEST_PATH=${counterexamplePath}`;
  throw new Error(`${why.message}\n${repeat}, and -t with the name of the test.`);
}

import type { AccessEngine } from "../../../src/access/engine.ts";
import type { ExtentCoverage } from "../../../src/model/coverage.ts";
import type { Fact } from "../../../src/model/facts.ts";
import type { TestAccount } from "../../accounts/build-account.ts";

/** An engine over a store, held against the others: each keeps an account in its own way and answers from what it kept. */
export interface System {
  readonly name: string;
  /** Takes an account in; what it had taken in before is gone. */
  load(account: TestAccount): Promise<Loaded>;
  close(): Promise<void>;
}

export interface Loaded {
  readonly engine: AccessEngine;
  /** What its store gives back, in the order of the port. */
  readonly facts: readonly Fact[];
  readonly coverage: readonly ExtentCoverage[];
}

import type { Permission } from "../../model/permissions.ts";
import type { AccessState, Verdict } from "../../model/states.ts";

/** One question about the account with the answer that must come out. References are written as in commands. */
export type ExpectedAnswer =
  | {
      readonly question: "can";
      readonly principal: string;
      readonly permission: Permission;
      readonly resource: string;
      readonly verdict: Verdict;
      /** The state of the best proof, where there is one. */
      readonly state?: AccessState;
    }
  | {
      readonly question: "whoCan";
      readonly permission: Permission;
      readonly resource: string;
      /** Principals among the rows, and some that must not be. */
      readonly includes: readonly string[];
      readonly excludes: readonly string[];
    }
  | {
      readonly question: "holders";
      readonly entitlement: string;
      readonly includes: readonly string[];
      readonly excludes: readonly string[];
    };

/** Something that was put into the account on purpose. */
export interface PlantedCase {
  readonly id: string;
  /** The principal that it is about. */
  readonly principal: string;
  /** What is the matter, in a sentence. */
  readonly what: string;
  /** Sections that must have been read for the answers to be as expected. */
  readonly sections: readonly string[];
  /** The first one is the one to show. */
  readonly expected: readonly [ExpectedAnswer, ...ExpectedAnswer[]];
}

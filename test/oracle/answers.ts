import type { Permission } from "../../src/model/permissions.ts";
import type { AccessState, Bound, Verdict } from "../../src/model/states.ts";
import type { Extent, OracleAccess, OracleCounts } from "./access.ts";
import type { OracleFilter } from "./filters.ts";

/** The arguments and answers of the oracle's questions. */

export interface WhoCanArgs {
  readonly permissions?: readonly Permission[] | undefined;
  readonly privilege?: string | undefined;
  readonly resource: string;
  readonly extent: Extent;
  readonly filter?: OracleFilter | undefined;
  readonly expand?: boolean | undefined;
}

export interface EffectiveAccessArgs {
  readonly principal: string;
  readonly permissions?: readonly Permission[] | undefined;
  readonly classes?: readonly string[] | undefined;
  readonly states?: readonly AccessState[] | undefined;
  readonly targets: "MAXIMAL" | "ALL";
}

export interface AccessOf {
  readonly access: readonly OracleAccess[];
  readonly witness: readonly string[];
}
export interface PrincipalRow extends AccessOf {
  readonly principal: string;
}
export interface TargetRow extends AccessOf {
  readonly target: string;
}

export interface OracleList<Row> {
  /** By key, in byte order. */
  readonly rows: readonly Row[];
  readonly totalCount: number;
  readonly counts: OracleCounts;
  /** Names of sections, sorted. */
  readonly gaps: readonly string[];
}

export interface OracleDecision {
  readonly verdict: Verdict;
  readonly state: AccessState | null;
  readonly witness: readonly string[] | null;
  readonly parts: readonly string[];
  readonly gaps: readonly string[];
}

export interface OracleProof {
  readonly facts: readonly string[];
  readonly state: AccessState;
  readonly bound: Bound;
  readonly grant: string;
}

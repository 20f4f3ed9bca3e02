import type { Entitlement } from "../../access/engine.ts";
import { areaOf, satisfies } from "../../catalog/codes.ts";
import type { Grant } from "../../derive/grant.ts";
import type { OriginKind } from "../../model/origins.ts";

/** Chooses the proofs that exist for an answer, by their grants. */
export type ProofFilter = (grant: Grant) => boolean;

export const ALL_PROOFS: ProofFilter = () => true;

/** Proofs by origin kinds and by an entitlement; undefined or null chooses all. */
export function proofFilter(
  origins: readonly OriginKind[] | undefined,
  entitlement: Extract<Entitlement, { kind: "privilege" | "scope" }> | null,
): ProofFilter {
  if (origins === undefined && entitlement === null) return ALL_PROOFS;
  return (grant) =>
    (origins === undefined || origins.includes(grant.origin.kind)) &&
    (entitlement === null || matchesEntitlement(grant, entitlement));
}

function matchesEntitlement(grant: Grant, entitlement: { kind: "privilege" | "scope"; code: string }): boolean {
  if (entitlement.kind === "scope") return grant.origin.kind === "scope" && grant.origin.value === entitlement.code;
  if (grant.origin.kind === "built-in") return true;
  if (grant.origin.kind !== "privilege") return false;
  return grant.codes === null || grant.codes.some((code) => holdsCode(code, entitlement.code));
}

/** Whether a held code is the asked one, or the Edit of its area. */
export function holdsCode(held: string, asked: string): boolean {
  return held.toLowerCase() === asked.toLowerCase() || (satisfies(held, asked) && areaOf(held) !== "");
}

import type { Entitlement } from "../../access/engine.ts";
import { satisfies } from "../../catalog/codes.ts";
import type { Grant } from "../../derive/grant.ts";
import type { OriginKind } from "../../model/origins.ts";

/** Chooses the proofs that exist for an answer, by their grants. */
export interface ProofFilter {
  accepts(grant: Grant): boolean;
  /** Whether something of which nothing is known might be accepted: for an app only scopes, else anything but a scope. */
  acceptsAnything(isApp: boolean): boolean;
}

export const ALL_PROOFS: ProofFilter = { accepts: () => true, acceptsAnything: () => true };

/** Proofs by origin kinds and by an entitlement; undefined or null chooses all. */
export function proofFilter(
  origins: readonly OriginKind[] | undefined,
  entitlement: Extract<Entitlement, { kind: "privilege" | "scope" }> | null,
): ProofFilter {
  if (origins === undefined && entitlement === null) return ALL_PROOFS;
  return {
    accepts: (grant) =>
      (origins === undefined || origins.includes(grant.origin.kind)) &&
      (entitlement === null || matchesEntitlement(grant, entitlement)),
    acceptsAnything: (isApp) =>
      (origins === undefined || origins.some((kind) => (kind === "scope") === isApp)) &&
      (entitlement === null || (entitlement.kind === "scope") === isApp),
  };
}

function matchesEntitlement(grant: Grant, entitlement: { kind: "privilege" | "scope"; code: string }): boolean {
  if (entitlement.kind === "scope")
    return grant.origin.kind === "scope" && grant.origin.value === entitlement.code.trim();
  if (grant.origin.kind === "built-in") return true;
  if (grant.origin.kind !== "privilege") return false;
  return grant.codes === null || grant.codes.some((code) => satisfies(code, entitlement.code));
}

/** A grant of which a proof filter alone looks at holder, origin and codes. */
export function likeGrant(parts: Pick<Grant, "holder" | "origin" | "codes">): Grant {
  return {
    permission: "DataRead",
    class: "",
    target: "",
    facts: [],
    capabilities: [],
    rule: null,
    unread: null,
    state: "ACTIVE",
    bound: "EXACT",
    ...parts,
  };
}

import type { Capability } from "../../src/catalog/capability.ts";
import { PORTAL_ROWS } from "../../src/catalog/portal.ts";
import { levelOf } from "./levels.ts";

/** One capability per hand-written row, in its order. */
export function buildPortalRows(): Capability[] {
  return PORTAL_ROWS.map((row) => {
    const scopes = [...(row.scopes ?? [])].sort();
    return {
      id: `portal:${row.id}`,
      class: row.class,
      permission: row.permission,
      needs: row.needs,
      adminScopes: scopes.filter((scope) => levelOf(scope) !== "user"),
      userScopes: scopes.filter((scope) => levelOf(scope) === "user"),
      marks: row.marks ?? [],
      evidence: row.evidence,
      needsEvidence: row.needs === null ? null : row.evidence,
      source: row.source,
    };
  });
}

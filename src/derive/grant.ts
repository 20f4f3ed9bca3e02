import { compareBytes } from "../model/facts.ts";
import type { Origin } from "../model/origins.ts";
import type { Permission } from "../model/permissions.ts";
import type { Standing } from "../model/states.ts";

/**
 * One way in which a holder has a permission on a target. The same grant (see `grantKey`) may be there in several
 * ways, each with its own facts and standing.
 */
export interface Grant extends Standing {
  readonly holder: string;
  readonly permission: Permission;
  readonly class: string;
  /** The key of a set or a node. */
  readonly target: string;
  readonly origin: Origin;
  /** The privilege codes or the scope that an entitlement filter compares; null where every code matches. */
  readonly codes: readonly string[] | null;
  /** Distinct relation keys that this way rests on, sorted. */
  readonly facts: readonly string[];
  /** Ids of the capabilities behind it, sorted; any of them suffices. */
  readonly capabilities: readonly string[];
  /** What holds by definition or by the coverage, in words; null where facts and capabilities say all. */
  readonly rule: string | null;
  /** The coverage that it rests on: an unread extent. */
  readonly unread: { readonly section: string; readonly extent: string } | null;
}

export function grantKey({ holder, permission, target, origin }: Grant): string {
  return `${holder}|${permission}|${target}|${origin.kind}|${origin.value}`;
}

/** A grant that may exist: what Zoom or what is not read leaves open, and the section that the gap is listed under. */
export interface PossibleGrant extends Grant {
  readonly gap: "catalog" | "product-roles" | "recording-shares";
  readonly reason: string;
}

/** What one derivation finds: grants, and grants that may exist. */
export interface Derivation {
  readonly grants: readonly Grant[];
  readonly possible: readonly PossibleGrant[];
}

/** The capability that a proof by a grant names: the one with the shortest id. */
export function namedCapability(capabilities: readonly string[]): string | undefined {
  let named: string | undefined;
  for (const id of capabilities) {
    if (named === undefined || (id.length - named.length || compareBytes(id, named)) < 0) named = id;
  }
  return named;
}

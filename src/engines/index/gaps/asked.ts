import type { Grant, PossibleGrant } from "../../../derive/grant.ts";
import type { Permission } from "../../../model/permissions.ts";
import type { Grants } from "../../answers/grants.ts";
import type { ProofFilter } from "../../answers/proof-filter.ts";
import type { Resource } from "../../answers/resources.ts";
import type { World } from "../../answers/world.ts";
import type { WholeWorld } from "../whole-world.ts";
import type { UnreadThing } from "./unread-things.ts";

/** What is asked of a principal: does anything unread add a proof of this? */
export interface Asked {
  readonly permission: Permission;
  readonly resource: Resource;
  readonly extent: "ALL" | "ANY";
  readonly proofs: ProofFilter;
}

/** What every search for gaps looks at. */
export interface Unread {
  readonly world: WholeWorld;
  readonly possible: Grants<PossibleGrant>;
  readonly things: readonly UnreadThing[];
  /** Those of them that might add a proof of what is asked, and some more. */
  thingsFor(asked: Asked): readonly UnreadThing[];
  /** `class|permission` of everything that somebody of whom nothing is known might have. */
  readonly pairs: ReadonlySet<string>;
}

export function classOf({ resource }: Asked): string {
  return resource.class?.name ?? "";
}

export function isPair({ pairs }: Unread, asked: Asked): boolean {
  return pairs.has(`${classOf(asked)}|${asked.permission}`);
}

/** The target of a grant that could prove what is asked, the members' own as the principal's. */
export function targetOf(world: World, grant: Grant, principal: string, asked: Asked): Resource | undefined {
  const { permission, proofs } = asked;
  if (grant.permission !== permission || grant.class !== classOf(asked) || !proofs.accepts(grant)) return undefined;
  const described = world.resources.of(grant.target);
  return described === undefined ? undefined : world.asOwnSet(described, principal);
}

/** Whether a grant would prove what is asked of the principal. */
export function serves(world: World, grant: Grant, principal: string, asked: Asked): boolean {
  const target = targetOf(world, grant, principal, asked);
  return target !== undefined && liesWell(world, target, asked);
}

export function liesWell({ resources }: World, target: Resource, { resource, extent }: Asked): boolean {
  const lie = resources.lie(target, resource);
  return lie === "whole" || (extent === "ANY" && lie.length > 0);
}

import type { Access, PrincipalAccess } from "../../access/answers.ts";
import type { Entitlement } from "../../access/engine.ts";
import { satisfies } from "../../catalog/codes.ts";
import { compareBytes } from "../../model/facts.ts";
import type { Permission } from "../../model/permissions.ts";
import { standingOfRank } from "../../model/states.ts";
import { type Holding, rankOf, sketchesOf } from "./holdings.ts";
import { nodeView } from "./node-views.ts";
import { proofDocument } from "./proof-document.ts";
import { compareProofs } from "./proofs.ts";
import type { World } from "./world.ts";

/**
 * A row of holders: the best of what a principal holds, with the groups that all of it is limited to. `permissions` are those that the
 * entitlement opens.
 */
export function holdingRow(
  world: World,
  permissions: readonly Permission[],
  principal: string,
  held: readonly Holding[],
  rank: number,
): PrincipalAccess {
  const attaining = held.filter((one) => rankOf(world, principal, one) === rank);
  const whole = attaining.some(({ group }) => group === null);
  const parts = whole ? [] : [...new Set(attaining.flatMap(({ group }) => group ?? []))].sort(compareBytes);
  const origins = new Map(attaining.map(({ origin }) => [`${origin.kind}\n${origin.value}`, origin]));
  const access: Access[] = permissions.map((permission) => ({
    permission,
    ...standingOfRank(rank),
    origins: [...origins.values()].sort((a, b) => compareBytes(a.kind, b.kind) || compareBytes(a.value, b.value)),
    parts: parts.map((key) => nodeView(world, key)),
  }));
  const proving = attaining.filter(({ group }) => group === (parts[0] ?? null));
  const sketches = proving.flatMap((one) => sketchesOf(world, principal, one));
  const [witness] = sketches.sort(compareProofs);
  if (witness === undefined) throw new Error(`No proof that ${principal} holds it`);
  return { principal: nodeView(world, principal), access, witness: proofDocument(world, witness) };
}

/** What the entitlement opens by the catalog; a role or a group is a membership, which is NonData. */
export function permissionsOf(world: World, entitlement: Entitlement): readonly Permission[] {
  if (entitlement.kind === "node") return ["NonData"];
  const { catalog } = world.account;
  const found = new Set<Permission>();
  const { code } = entitlement;
  const capabilities =
    entitlement.kind === "scope" ? (catalog.capabilitiesByScope.get(code) ?? []) : catalog.capabilities;
  for (const { permission, needs } of capabilities) {
    if (entitlement.kind === "scope" || needs?.some((codes) => codes.some((needed) => satisfies(code, needed)))) {
      found.add(permission);
    }
  }
  return found.size === 0 ? ["Uncategorized"] : world.inOrder(found);
}

import type { Entitlement } from "../../access/engine.ts";
import { satisfies } from "../../catalog/codes.ts";
import type { Grant } from "../../derive/grant.ts";
import { knownRoles, scopesOf } from "../../derive/grants/roles.ts";
import { type HeldPrivilege, roleExists } from "../../derive/privileges.ts";
import { RoleReach } from "../../derive/role-reach.ts";
import { WhocanError } from "../../lib/errors.ts";
import { compareBytes, relationKey } from "../../model/facts.ts";
import { ANY_CODE, type Origin } from "../../model/origins.ts";
import { type Standing, standingOfRank, standingRank, worseState } from "../../model/states.ts";
import type { Reached } from "./pair.ts";
import type { ProofSketch } from "./proofs.ts";
import type { Resource } from "./resources.ts";
import type { World } from "./world.ts";

/** One way in which an entitlement is held: by a role, an app's scope, a membership. */
export interface Holding extends Standing {
  /** What a user must act as, or the app itself. */
  readonly holder: string;
  readonly origin: Origin;
  /** The privilege code that is held; null where it may be any. */
  readonly code: string | null;
  readonly facts: readonly string[];
  readonly rule: string | null;
  readonly unread: Grant["unread"];
  /** The group that the holding is limited to; null for the whole account. */
  readonly group: string | null;
}

/** Every way in which anybody holds the entitlement; BAD_REFERENCE for a node that is none. */
export function holdingsOf(world: World, entitlement: Entitlement): Holding[] {
  switch (entitlement.kind) {
    case "scope":
      return world.apps
        .flatMap((app) => scopeHoldings(world, app))
        .filter(({ code }) => code === entitlement.code.trim());
    case "privilege":
      return [...knownRoles(world.account)]
        .flatMap((role) => roleHoldings(world, role))
        .filter(({ code }) => code === null || satisfies(code, entitlement.code));
    case "node":
      return nodeHoldings(world, entitlement.key);
  }
}

/** Every entitlement that one role, group or app holds: what a proof of holding is replayed from. */
export function holdingsBy(world: World, holder: string): Holding[] {
  if (world.account.isApp(holder)) return scopeHoldings(world, holder);
  return [membership(holder), ...roleHoldings(world, holder)];
}

function scopeHoldings(world: World, app: string): Holding[] {
  return (scopesOf(world.account, app) ?? []).map((scope) => ({
    ...membership(app),
    origin: { kind: "scope", value: scope },
    code: scope,
    rule: "The app has the scope.",
  }));
}

function roleHoldings(world: World, key: string): Holding[] {
  const role = new RoleReach(world.account, key);
  switch (role.nature) {
    case "nothing":
      return [];
    case "owner": {
      const rule = "The built-in owner holds every privilege.";
      return [{ ...membership(key), origin: { kind: "built-in", value: "0" }, rule }];
    }
    case "unread": {
      const rule = "The role's privileges were not read: it may hold any.";
      const origin = { kind: "privilege", value: ANY_CODE } as const;
      const unread = { section: "role", extent: key };
      return [{ ...membership(key), origin, rule, unread, state: "UNKNOWN", bound: "AT_MOST" }];
    }
    case "read":
      return role.held.flatMap((held) => heldHoldings(key, held));
  }
}

/** One holding for each group that a privilege is limited to. */
function heldHoldings(role: string, held: HeldPrivilege): Holding[] {
  const base: Holding = {
    ...membership(role),
    origin: { kind: "privilege", value: held.code },
    code: held.code,
    facts: [held.fact],
    rule: null,
  };
  if (held.groups === null) return [base];
  return held.groups.map((group) => ({
    ...base,
    group,
    facts: [held.fact, relationKey(held.key, "SCOPED_TO", group)],
  }));
}

/** Holders of a role or of one role's privilege act as the role; holders of a group are its members. */
function nodeHoldings(world: World, key: string): Holding[] {
  const { account } = world;
  const kind = account.graph.kind(key);
  if (kind === "ZoomGroup") return [membership(key)];
  if (kind === "ZoomRole" || account.graph.isTarget("HAS_ROLE", key)) {
    return roleExists(account, key) ? [membership(key)] : [];
  }
  if (kind === "ZoomRolePrivilege") {
    return account
      .from("GRANTS", key)
      .flatMap((role) => roleHoldings(world, role))
      .filter(({ facts }) => facts.some((fact) => fact.endsWith(`|GRANTS|${key}`)));
  }
  throw new WhocanError("BAD_REFERENCE", `${key} is not an entitlement.`, {
    field: "entitlement",
    help: "Name privilege:<code>, scope:<scope>, a role or a group.",
  });
}

function membership(holder: string): Holding {
  return {
    holder,
    origin: { kind: "membership", value: holder },
    code: null,
    facts: [],
    rule: "It is held by acting as it.",
    unread: null,
    group: null,
    state: "ACTIVE",
    bound: "EXACT",
  };
}

/** The rank of a holding for one principal: a dormant one has it dormant. */
export function rankOf(world: World, principal: string, { state, bound }: Holding): number {
  return standingRank({ state: world.account.isDormant(principal) ? worseState(state, "DORMANT") : state, bound });
}

/** A holding as a proof: the principal acts as the holder, which has the entitlement. */
export function sketchesOf(world: World, principal: string, one: Holding): ProofSketch[] {
  const rank = rankOf(world, principal, one);
  const target: Resource = { key: one.holder, class: null, level: "node", owners: [] };
  const reached: Reached = { grant: grantOf(one), target, lie: "whole", rank, ...standingOfRank(rank) };
  const paths = one.holder === principal ? [[]] : world.closures.paths(principal, one.holder);
  return [...paths].map((actsAs) => {
    const facts = [...new Set([...actsAs, ...one.facts])].sort(compareBytes);
    return { principal, resource: one.holder, permission: "NonData", reached, actsAs, reach: [], facts };
  });
}

/** One for all who have the holding, so that what proofs say of it is written once. */
const grants = new WeakMap<Holding, Grant>();

function grantOf(one: Holding): Grant {
  const known = grants.get(one);
  if (known !== undefined) return known;
  const { holder, origin, facts, rule, unread, state, bound } = one;
  const what = { permission: "NonData", class: "", target: holder, codes: null, capabilities: [] } as const;
  const grant: Grant = { ...what, holder, origin, facts, rule, unread, state, bound };
  grants.set(one, grant);
  return grant;
}

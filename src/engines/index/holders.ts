import type { Access, Page, PrincipalAccess } from "../../access/answers.ts";
import type { AskOptions, Entitlement, HoldersRequest } from "../../access/engine.ts";
import { satisfies } from "../../catalog/codes.ts";
import type { Grant } from "../../derive/grant.ts";
import { isUnreadApp, knownRoles, scopesOf } from "../../derive/grants/roles.ts";
import { type HeldPrivilege, roleExists } from "../../derive/privileges.ts";
import { RoleReach } from "../../derive/role-reach.ts";
import { WhocanError } from "../../lib/errors.ts";
import { append } from "../../lib/maps.ts";
import { compareBytes, relationKey } from "../../model/facts.ts";
import type { Origin } from "../../model/origins.ts";
import type { Permission } from "../../model/permissions.ts";
import { type Standing, standingOfRank, standingRank, worseState } from "../../model/states.ts";
import { asksFor, Counter, chooses, DEFAULT_STATES } from "./access-rows.ts";
import { completenessOf } from "./gaps.ts";
import { nodeView } from "./node-views.ts";
import { keysetSlice } from "./paging.ts";
import { proofDocument } from "./proof-document.ts";
import type { ProofSketch } from "./proofs.ts";
import { compareProofs } from "./proofs.ts";
import type { Resource } from "./resources.ts";
import { ANY_ROLE, isNewTo, type UnreadThing, unreadUserExtents } from "./unread-things.ts";
import { checkSignal, type World } from "./world.ts";

/** One way in which a holder has the entitlement: a role, an app's scope, a membership. */
interface Holding extends Standing {
  /** What a user must act as, or the app itself. */
  readonly holder: string;
  readonly origin: Origin;
  readonly facts: readonly string[];
  readonly rule: string | null;
  readonly unread: Grant["unread"];
  /** The group that the holding is limited to; null for the whole account. */
  readonly group: string | null;
}

/** Answers holders: who has a privilege, a scope, a role or a group, through whatever leads to it. */
export function holders(
  world: World,
  things: readonly UnreadThing[],
  request: HoldersRequest,
  options: AskOptions | undefined,
): Page<PrincipalAccess> {
  const { entitlement, filter } = request;
  if (filter.origins !== undefined) {
    throw new WhocanError("BAD_ARGUMENT", "Holders cannot be chosen by origins.", { field: "filter.origins" });
  }
  const holdings = holdingsOf(world, entitlement);
  const byPrincipal = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const principals = world.account.isApp(holding.holder) ? [holding.holder] : world.closures.actingAs(holding.holder);
    for (const principal of principals) {
      if (!world.account.isUser(principal) && !world.account.isApp(principal)) continue;
      append(byPrincipal, principal, holding);
    }
  }
  const counter = new Counter();
  const actives = new Set<string>();
  const states = filter.states ?? DEFAULT_STATES;
  const rows: { principal: string; held: Holding[]; rank: number }[] = [];
  for (const principal of [...byPrincipal.keys()].sort(compareBytes)) {
    checkSignal(options);
    if (!chooses(world, filter, principal)) continue;
    const held = byPrincipal.get(principal) as Holding[];
    const rank = Math.min(...held.map((holding) => rankOf(world, principal, holding)));
    counter.add(rank);
    if (standingOfRank(rank).state === "ACTIVE") actives.add(principal);
    if (states.includes(standingOfRank(rank).state)) rows.push({ principal, held, rank });
  }
  const isActive = (principal: string) => actives.has(principal);
  const slice = keysetSlice(rows, ({ principal }) => principal, request.page);
  return {
    ...slice,
    rows: slice.rows.map(({ principal, held, rank }) => toRow(world, entitlement, principal, held, rank)),
    totalCount: rows.length,
    counts: counter.counts,
    completeness: completenessOf(world, gapSections(world, request, holdings, things, isActive), new Map(), [
      entitlement.kind === "scope" ? "app" : "user",
    ]),
    revision: world.revision.number,
  };
}

function rankOf(world: World, principal: string, { state, bound }: Holding): number {
  return standingRank({ state: world.account.isDormant(principal) ? worseState(state, "DORMANT") : state, bound });
}

function holdingsOf(world: World, entitlement: Entitlement): Holding[] {
  if (entitlement.kind === "scope") return scopeHoldings(world, entitlement.code);
  if (entitlement.kind === "privilege") return privilegeHoldings(world, entitlement.code);
  return nodeHoldings(world, entitlement.key);
}

function scopeHoldings(world: World, scope: string): Holding[] {
  return world.apps
    .filter((app) => scopesOf(world.account, app)?.includes(scope))
    .map((app) => holding(app, { kind: "scope", value: scope }, [], null, "The app has the scope."));
}

function privilegeHoldings(world: World, code: string): Holding[] {
  const { account } = world;
  return [...knownRoles(account)].flatMap((key): Holding[] => {
    const role = new RoleReach(account, key);
    if (role.nature === "owner") {
      return [holding(key, { kind: "built-in", value: "0" }, [], null, "The built-in owner holds every privilege.")];
    }
    if (role.nature === "unread") {
      const rule = "The role's privileges were not read: it may hold any.";
      const unread = { section: "role", extent: key };
      return [
        {
          ...holding(key, { kind: "privilege", value: "*" }, [], null, rule),
          state: "UNKNOWN",
          bound: "AT_MOST",
          unread,
        },
      ];
    }
    return role.held.filter((held) => satisfies(held.code, code)).flatMap((held) => heldHoldings(key, held));
  });
}

/** One holding for each group that a privilege is limited to. */
function heldHoldings(role: string, held: HeldPrivilege): Holding[] {
  const origin = { kind: "privilege", value: held.code } as const;
  if (held.groups === null) return [holding(role, origin, [held.fact], null, null)];
  return held.groups.map((group) =>
    holding(role, origin, [held.fact, relationKey(held.key, "SCOPED_TO", group)], group, null),
  );
}

/** Holders of a role or of one role's privilege act as the role; holders of a group are its members. */
function nodeHoldings(world: World, key: string): Holding[] {
  const { account } = world;
  const kind = account.node(key)?.kind;
  if (kind === "ZoomRole" || kind === "ZoomGroup" || account.from("HAS_ROLE", key).length > 0) {
    if (kind !== "ZoomGroup" && !roleExists(account, key)) return [];
    return [holding(key, { kind: "membership", value: key }, [], null, null)];
  }
  if (kind === "ZoomRolePrivilege") {
    return account
      .from("GRANTS", key)
      .flatMap((role) =>
        new RoleReach(account, role).held
          .filter((held) => held.key === key)
          .flatMap((held) => heldHoldings(role, held)),
      );
  }
  throw new WhocanError("BAD_REFERENCE", `${key} is not an entitlement.`, {
    field: "entitlement",
    help: "Name privilege:<code>, scope:<scope>, a role or a group.",
  });
}

function holding(
  holder: string,
  origin: Origin,
  facts: readonly string[],
  group: string | null,
  rule: string | null,
): Holding {
  return { holder, origin, facts, group, rule, unread: null, state: "ACTIVE", bound: "EXACT" };
}

function toRow(
  world: World,
  entitlement: Entitlement,
  principal: string,
  held: readonly Holding[],
  rank: number,
): PrincipalAccess {
  const attaining = held.filter((one) => rankOf(world, principal, one) === rank);
  const whole = attaining.some(({ group }) => group === null);
  const parts = whole ? [] : [...new Set(attaining.flatMap(({ group }) => group ?? []))].sort(compareBytes);
  const origins = new Map(attaining.map(({ origin }) => [`${origin.kind}\n${origin.value}`, origin]));
  const access: Access[] = permissionsOf(world, entitlement).map((permission) => ({
    permission,
    ...standingOfRank(rank),
    origins: [...origins.values()].sort((a, b) => compareBytes(a.kind, b.kind) || compareBytes(a.value, b.value)),
    parts: parts.map((key) => nodeView(world, key)),
  }));
  const proving = attaining.filter(({ group }) => group === (parts[0] ?? null));
  const sketches = proving.flatMap((one) => sketchesOf(world, principal, one, rank));
  const [witness] = sketches.sort(compareProofs);
  if (witness === undefined) throw new Error(`No proof that ${principal} holds it`);
  return { principal: nodeView(world, principal), access, witness: proofDocument(world, witness) };
}

/** What the entitlement opens by the catalog; a role or a group is a membership, which is NonData. */
function permissionsOf(world: World, entitlement: Entitlement): Permission[] {
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

/** A holding as a proof: the principal acts as the holder, which has the entitlement. */
function sketchesOf(world: World, principal: string, one: Holding, rank: number): ProofSketch[] {
  const target: Resource = { key: one.holder, class: null, level: "node", owners: [] };
  const grant: Grant = {
    holder: one.holder,
    permission: "NonData",
    class: "",
    target: one.holder,
    origin: one.origin,
    codes: null,
    facts: one.facts,
    capabilities: [],
    rule: one.rule ?? (one.origin.kind === "membership" ? "It is held by acting as it." : null),
    unread: one.unread,
    state: one.state,
    bound: one.bound,
  };
  const paths = one.holder === principal ? [[]] : world.closures.paths(principal, one.holder);
  return [...paths].map((actsAs) => {
    const facts = [...new Set([...actsAs, ...one.facts])].sort(compareBytes);
    const reached = { grant, target, lie: "whole" as const, rank, ...standingOfRank(rank) };
    return {
      principal,
      resource: one.holder,
      permission: "NonData",
      reached,
      actsAs,
      reach: [],
      facts,
      order: facts.join("\n"),
    };
  });
}

/** Sections whose unread part could add a holder, known or not. */
function gapSections(
  world: World,
  { entitlement, filter }: HoldersRequest,
  holdings: readonly Holding[],
  things: readonly UnreadThing[],
  isActive: (principal: string) => boolean,
): Set<string> {
  const found = new Set<string>();
  const word = entitlement.kind === "scope" ? "app" : "user";
  if (!asksFor(filter, word)) return found;
  if (word === "user" && unreadUserExtents(world).length > 0) found.add("users");
  if (word === "app")
    for (const list of ["apps", "apps-approved"]) if (!world.account.coverage.planned(list)) found.add(list);
  const dormantToo = filter.states?.includes("DORMANT") ?? false;
  for (const principal of word === "app" ? world.apps : world.users) {
    if (isActive(principal) || (world.account.isDormant(principal) && !dormantToo)) continue;
    if (!chooses(world, filter, principal)) continue;
    if (word === "app") {
      if (isUnreadApp(world.account, principal)) found.add("app");
      continue;
    }
    for (const thing of things) {
      if (!found.has(thing.section) && couldHold(world, principal, entitlement, holdings, thing))
        found.add(thing.section);
    }
  }
  return found;
}

function couldHold(
  world: World,
  user: string,
  entitlement: Entitlement,
  holdings: readonly Holding[],
  { section, users, joins }: UnreadThing,
): boolean {
  if (users !== null && !users.has(user)) return false;
  if (section === "users") return true;
  return joins
    .filter((join) => isNewTo(world.account, user, join))
    .some(({ holders: joined }) => {
      if (joined.has(ANY_ROLE) && entitlement.kind === "privilege") return true;
      return holdings.some(({ holder }) => joined.has(holder));
    });
}

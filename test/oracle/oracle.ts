import type { Permission } from "../../src/model/permissions.ts";
import type { AccessState, Standing } from "../../src/model/states.ts";
import { accessTo, countRows, isInside, listOf, witnessOfRow } from "./access.ts";
import { Account, type OracleAccount } from "./account.ts";
import type {
  EffectiveAccessArgs,
  OracleDecision,
  OracleList,
  OracleProof,
  PrincipalRow,
  TargetRow,
  WhoCanArgs,
} from "./answers.ts";
import { acceptBy, askedKinds, bareCode, DEFAULT_STATES, isChosen, type OracleFilter } from "./filters.ts";
import { couldHoldUnknownRecording, couldProve, couldProvePart, type UnreadThing, unreadThings } from "./gaps.ts";
import { couldHold, type Entitlement, type HolderRow, holderRow } from "./holders.ts";
import { ALL_PERMISSIONS, bestStanding, compareStandings, sortedBytes } from "./order.ts";
import { type Accept, acceptAll, best, proofs, smallestProofs, targetsOf, witnessOf } from "./proofs.ts";
import { Roles } from "./roles.ts";
import { ownersOf } from "./sets.ts";
import { unknownPrincipals } from "./unknown-principals.ts";
import { World } from "./world.ts";

/** Answers by walking over the facts, as docs/semantics.md says: the judge of every engine. */
export class Oracle {
  readonly account: Account;
  readonly #world: World;
  #unread: readonly UnreadThing[] | undefined;

  constructor(account: OracleAccount) {
    this.account = new Account(account);
    this.#world = new World(this.account, new Roles(this.account));
  }

  /** Users, apps and pseudo-principals, in byte order. */
  principals(): string[] {
    const { everyone, accountMembers } = this.account.keys;
    return sortedBytes([...this.account.users, ...this.account.apps, everyone, accountMembers]);
  }

  whoCan(args: WhoCanArgs): OracleList<PrincipalRow> {
    const { resource, extent, expand = false, filter = {} } = args;
    const permissions = args.permissions ?? ALL_PERMISSIONS;
    const states = filter.states ?? DEFAULT_STATES;
    const chosen = acceptBy(this.account, filter.origins, args.privilege);
    const principals = this.#principalsOf(filter, expand);
    const gaps = new Set(unknownPrincipals(this.account, filter));
    const rows = principals.map((principal) => {
      const accept = this.#acceptRow(principal, resource, expand, chosen);
      const access = permissions.flatMap(
        (permission) => accessTo(this.#world, principal, permission, resource, extent, accept) ?? [],
      );
      const missing = permissions.filter(
        (permission) => !access.some((has) => has.permission === permission && has.state === "ACTIVE"),
      );
      for (const permission of missing) {
        if (extent === "ALL") this.#collectGaps(gaps, principal, permission, [resource], states, chosen);
        else this.#collectPartGaps(gaps, principal, permission, resource, states, chosen);
        this.#collectUnknownRecordings(gaps, principal, permission, extent === "ALL" ? [] : [resource], states, chosen);
      }
      return { principal, access, accept };
    });
    return {
      ...listOf(rows, states, ({ principal, accept }, access) => ({
        principal,
        access,
        witness: witnessOfRow(this.#world, principal, resource, access, accept),
      })),
      gaps: sortedBytes(gaps),
    };
  }

  effectiveAccess(args: EffectiveAccessArgs): OracleList<TargetRow> {
    const { principal, classes } = args;
    const permissions = args.permissions ?? ALL_PERMISSIONS;
    const states = args.states ?? ["ACTIVE", "UNKNOWN", "GATED", "DORMANT"];
    const isAsked = (resource: string) =>
      classes === undefined || classes.includes(this.account.classOf(resource) ?? "");
    const targets = sortedBytes(this.#targetsOf(principal).filter(isAsked));
    const standing = new Map(
      targets.map((target) => [
        target,
        new Map(permissions.map((permission) => [permission, best(this.#world, principal, permission, target)])),
      ]),
    );
    const isCovered = (target: string, permission: Permission, has: Standing) =>
      targets.some((other) => {
        const there = standing.get(other)?.get(permission) ?? null;
        return isInside(this.#world, target, other) && there !== null && compareStandings(there, has) <= 0;
      });
    const rows = targets.map((target) => {
      const access = permissions.flatMap((permission) => {
        const has = accessTo(this.#world, principal, permission, target, "ALL", acceptAll);
        return has === null || (args.targets === "MAXIMAL" && isCovered(target, permission, has)) ? [] : [has];
      });
      return { target, access };
    });
    return {
      ...listOf(rows, states, ({ target }, access) => ({
        target,
        access,
        witness: witnessOfRow(this.#world, principal, target, access, acceptAll),
      })),
      gaps: this.#gapsOfPrincipal(principal, permissions, classes ?? this.account.catalog.classNames, states),
    };
  }

  can(principal: string, permission: Permission, asked: string): OracleDecision {
    const resource = this.#asOwn(principal, asked);
    const standing = best(this.#world, principal, permission, resource);
    const witness = witnessOf(proofs(this.#world, principal, permission, resource))?.facts ?? null;
    const state = standing?.state ?? null;
    if (state === "ACTIVE") return { verdict: "YES", state, witness, parts: [], gaps: [] };
    const gaps = new Set<string>();
    this.#collectGaps(gaps, principal, permission, [resource], DEFAULT_STATES, acceptAll);
    // The parts in whatever state: a product that is lacking gates a part as it gates the whole.
    const any = accessTo(this.#world, principal, permission, resource, "ANY", acceptAll);
    return {
      verdict: state === "UNKNOWN" || gaps.size > 0 ? "UNKNOWN" : "NO",
      state,
      witness,
      parts: any?.parts ?? [],
      gaps: sortedBytes(gaps),
    };
  }

  explain(principal: string, permission: Permission, asked: string): { readonly proofs: readonly OracleProof[] } {
    const all = proofs(this.#world, principal, permission, this.#asOwn(principal, asked));
    return {
      proofs: smallestProofs(all).map(({ facts, state, bound, grant }) => ({ facts, state, bound, grant: grant.key })),
    };
  }

  holders(entitlement: Entitlement, filter: OracleFilter = {}): OracleList<HolderRow> {
    const states = filter.states ?? DEFAULT_STATES;
    const kind = entitlement.kind === "scope" ? "apps" : "users";
    const principals = this.#principalsOf(filter, true).filter((key) => this.account.isApp(key) === (kind === "apps"));
    const gaps = new Set(unknownPrincipals(this.account, filter, kind));
    if (askedKinds(filter).users && this.#isOfProductRoles(entitlement)) gaps.add("product-roles");
    const rows = principals.map((principal) => ({ principal, row: holderRow(this.#world, principal, entitlement) }));
    for (const { principal, row } of rows) {
      if (row?.state === "ACTIVE" || !this.#countsGaps(principal, states)) continue;
      for (const { section, world, wholeUsers } of this.#unreadThings()) {
        if (couldHold(world, wholeUsers, principal, entitlement)) gaps.add(section);
      }
    }
    const held = rows.flatMap(({ row }) => (row === null ? [] : [row]));
    const left = held.filter(({ state }) => states.includes(state));
    return {
      rows: left,
      totalCount: left.length,
      counts: countRows(held.map((row) => [row])),
      gaps: sortedBytes(gaps),
    };
  }

  /** Whether roles that no section reads may hold a privilege. */
  #isOfProductRoles(entitlement: Entitlement): boolean {
    const { catalog, lacks } = this.account;
    return entitlement.kind === "privilege" && catalog.isCodeOfProductRoles(bareCode(entitlement.code), lacks);
  }

  /** The standing of the best proof that uses no other relations than these, or null: checks a witness. */
  proves(
    principal: string,
    permission: Permission,
    resource: string,
    relationKeys: readonly string[],
  ): Standing | null {
    const allowed = new Set(relationKeys);
    const all = proofs(this.#world, principal, permission, resource);
    return bestStanding(all.filter(({ facts }) => facts.every((fact) => allowed.has(fact))));
  }

  /** `own` resolves to the set of the user who is asked about. */
  #asOwn(principal: string, resource: string): string {
    const set = this.account.keys.readSet(resource);
    return set?.level === "own" && this.account.isUser(principal)
      ? this.account.keys.setOf(set.className, principal)
      : resource;
  }

  /** The principals that a filter chooses; with `expand` no pseudo-principals. */
  #principalsOf(filter: OracleFilter, expand: boolean): string[] {
    const kinds = askedKinds(filter);
    return this.principals().filter((key) => {
      const isAsked = this.account.isUser(key)
        ? kinds.users
        : this.account.isApp(key)
          ? kinds.apps
          : kinds.pseudo && !expand;
      return isAsked && isChosen(this.#world, key, filter);
    });
  }

  /** A user's row passes no pseudo-principal, but for the own of what it owns itself; expanded it passes all. */
  #acceptRow(principal: string, resource: string, expand: boolean, chosen: Accept): Accept {
    if (expand || !this.account.isUser(principal)) return chosen;
    const isOwner = ownersOf(this.account, this.#world.relations, resource).some(({ user }) => user === principal);
    return (grant) =>
      chosen(grant) && (!this.account.keys.isPseudo(grant.holder) || (isOwner && grant.origin.kind === "ownership"));
  }

  /** The targets of all grants that a principal's acting-as reaches, whichever permission is asked for; `own` as a user's own set. */
  #targetsOf(principal: string): string[] {
    return this.#world
      .actingAs(principal)
      .flatMap(({ holder }) => this.#world.grantsOf(holder))
      .flatMap((grant) => targetsOf(this.#world, principal, grant).slice(-1));
  }

  #unreadThings(): readonly UnreadThing[] {
    this.#unread ??= unreadThings(this.#world);
    return this.#unread;
  }

  /** Where a principal is dormant no gap counts, unless dormant access is asked for: effectiveAccess does, if nothing else is said. */
  #countsGaps(principal: string, states: readonly AccessState[]): boolean {
    return !this.account.isDormant(principal) || states.includes("DORMANT");
  }

  /** Adds the sections whose unread things could add a proof for any of the resources; for users also through pseudo-principals. */
  #collectGaps(
    gaps: Set<string>,
    principal: string,
    permission: Permission,
    resources: readonly string[],
    states: readonly AccessState[],
    accept: Accept,
  ): void {
    if (!this.#countsGaps(principal, states)) return;
    for (const { section, world } of this.#unreadThings()) {
      if (gaps.has(section)) continue;
      if (resources.some((resource) => couldProve(world, principal, permission, resource, accept))) gaps.add(section);
    }
  }

  /** The same for any part of one resource. */
  #collectPartGaps(
    gaps: Set<string>,
    principal: string,
    permission: Permission,
    resource: string,
    states: readonly AccessState[],
    accept: Accept,
  ): void {
    if (!this.#countsGaps(principal, states)) return;
    for (const thing of this.#unreadThings()) {
      if (gaps.has(thing.section)) continue;
      if (couldProvePart(thing, this.#world, principal, permission, resource, accept)) gaps.add(thing.section);
    }
  }

  #collectUnknownRecordings(
    gaps: Set<string>,
    principal: string,
    permission: Permission,
    resources: readonly string[],
    states: readonly AccessState[],
    accept: Accept,
  ): void {
    if (!this.#countsGaps(principal, states)) return;
    if (resources.some((set) => couldHoldUnknownRecording(this.account, principal, permission, set, accept))) {
      gaps.add("recordings");
    }
  }

  /** All that could add a proof for a principal, not just a target: on any known set or node of the classes. */
  #gapsOfPrincipal(
    principal: string,
    permissions: readonly Permission[],
    classes: readonly string[],
    states: readonly AccessState[],
  ): string[] {
    const gaps = new Set<string>();
    const resources = classes.flatMap((className) => this.#world.membersOfClass(className));
    for (const permission of permissions) {
      this.#collectGaps(gaps, principal, permission, resources, states, acceptAll);
      this.#collectUnknownRecordings(gaps, principal, permission, resources, states, acceptAll);
    }
    return sortedBytes(gaps);
  }
}

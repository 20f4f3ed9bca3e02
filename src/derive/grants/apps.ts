import type { Capability } from "../../catalog/capability.ts";
import { getOrMake } from "../../lib/maps.ts";
import { relationKey } from "../../model/facts.ts";
import type { Permission } from "../../model/permissions.ts";
import { type AccessState, type Bound, worseState } from "../../model/states.ts";
import type { Account } from "../account.ts";
import type { Closures } from "../closures.ts";
import type { Derivation, Grant, PossibleGrant } from "../grant.ts";
import { OWNER_ROLE } from "../privileges.ts";
import { hasUnreadRoles, productRolesReason } from "../product-roles.ts";
import { RoleReach } from "../role-reach.ts";
import { scopesOf, unknownScopes } from "./roles.ts";

const UNKNOWN_AUTHORIZER = "Who authorized the app is not known: at most what its scope allows.";
const OWN_OF_AUTHORIZER = "A user scope reaches the authorizer's own things.";

/** The known users that authorized an app. */
export function authorizersOf(account: Account, app: string): string[] {
  return account.from("AUTHORIZED", app).filter((user) => account.isUser(user));
}

/** What apps have by their scopes, capability by capability, as far as those who authorized them. */
export function appGrants(account: Account, closures: Closures): Derivation {
  const found = new AppGrants(account);
  for (const app of account.ofKind("ZoomApp")) {
    const scopes = scopesOf(account, app);
    if (scopes === undefined) continue;
    const authorizers = authorizersOf(account, app);
    for (const scope of unknownScopes(account, app)) found.addUnknownScope(app, scope);
    for (const scope of scopes) {
      for (const capability of account.catalog.capabilitiesByScope.get(scope) ?? []) {
        if (authorizers.length === 0) found.addAtMost(app, scope, capability);
        for (const authorizer of authorizers) found.addAuthorized(app, scope, capability, authorizer, closures);
      }
    }
  }
  return { grants: [...found.grants.values()], possible: [...found.possible.values()] };
}

interface Link {
  readonly target: string;
  readonly state: AccessState;
  readonly bound: Bound;
  readonly facts: readonly string[];
  readonly rule: string | null;
  readonly unread: Grant["unread"];
}

class AppGrants {
  readonly grants = new Map<string, Grant & { capabilities: string[] }>();
  readonly possible = new Map<string, PossibleGrant>();
  readonly #account: Account;
  readonly #roles = new Map<string, RoleReach>();

  constructor(account: Account) {
    this.#account = account;
  }

  addUnknownScope(app: string, scope: string): void {
    const target = this.#account.keys.set("Account");
    this.#add(app, scope, "Account", "Uncategorized", null, {
      target,
      state: "UNKNOWN",
      bound: "AT_MOST",
      facts: [],
      rule: "The catalog does not know the scope.",
      unread: null,
    });
  }

  addAtMost(app: string, scope: string, capability: Capability): void {
    const target = this.#account.keys.set(capability.class);
    this.#add(app, scope, capability.class, capability.permission, capability.id, {
      target,
      state: "UNKNOWN",
      bound: "AT_MOST",
      facts: [],
      rule: UNKNOWN_AUTHORIZER,
      unread: null,
    });
  }

  addAuthorized(app: string, scope: string, capability: Capability, authorizer: string, closures: Closures): void {
    const account = this.#account;
    const authorized = relationKey(authorizer, "AUTHORIZED", app);
    const state: AccessState = account.isDormant(authorizer) ? "DORMANT" : "ACTIVE";
    if (reachesOwn(account, scope, capability)) {
      const target = account.keys.setOf(capability.class, authorizer);
      const link = { target, bound: "EXACT" as const, facts: [authorized], rule: OWN_OF_AUTHORIZER, unread: null };
      this.#add(app, scope, capability.class, capability.permission, capability.id, { ...link, state });
    }
    if (!needsRole(account, scope, capability)) return;
    const roles = closures.rolesOf(authorizer);
    if (hasUnreadRoles(account, capability.class) && !roles.includes(account.keys.role(OWNER_ROLE))) {
      this.#addGap(app, scope, capability, "product-roles", productRolesReason(account));
    }
    for (const role of roles) {
      const { reaches, gaps } = this.#role(role).opens(capability);
      for (const { reason } of gaps) this.#addGap(app, scope, capability, "catalog", reason);
      if (reaches.length === 0) continue;
      for (const path of closures.paths(authorizer, role)) {
        for (const reach of reaches) {
          const facts = [...new Set([authorized, ...path, ...reach.facts])].sort();
          const link = { ...reach, facts, state: worseState(reach.state, state) };
          this.#add(app, scope, capability.class, capability.permission, capability.id, link);
        }
      }
    }
  }

  #role(key: string): RoleReach {
    return getOrMake(this.#roles, key, () => new RoleReach(this.#account, key));
  }

  #add(
    app: string,
    scope: string,
    className: string,
    permission: Permission,
    capability: string | null,
    link: Link,
  ): void {
    const state = this.#account.gated(className) ? worseState(link.state, "GATED") : link.state;
    const id = [app, scope, className, permission, link.target, state, link.bound, ...link.facts].join("\n");
    const grant = getOrMake(this.grants, id, () => ({
      ...scopeGrant(app, scope, className, permission, link),
      state,
      capabilities: [],
    }));
    if (capability !== null && !grant.capabilities.includes(capability)) grant.capabilities.push(capability);
  }

  #addGap(
    app: string,
    scope: string,
    { class: className, permission }: Capability,
    gap: PossibleGrant["gap"],
    reason: string,
  ): void {
    const target = this.#account.keys.set(className);
    const link: Link = { target, state: "UNKNOWN", bound: "AT_MOST", facts: [], rule: reason, unread: null };
    const id = `${app}|${scope}|${className}|${permission}|${reason}`;
    const grant = { ...scopeGrant(app, scope, className, permission, link), capabilities: [] };
    this.possible.set(id, { ...grant, gap, reason });
  }
}

function scopeGrant(
  app: string,
  scope: string,
  className: string,
  permission: Permission,
  link: Link,
): Omit<Grant, "capabilities"> {
  const { target, state, bound, facts, rule, unread } = link;
  const origin = { kind: "scope", value: scope } as const;
  return {
    holder: app,
    permission,
    class: className,
    target,
    origin,
    codes: [scope],
    facts,
    rule,
    unread,
    state,
    bound,
  };
}

/** An admin scope needs the authorizer's role; so does a user scope on what members cannot do to their own things. */
export function needsRole(account: Account, scope: string, capability: Capability): boolean {
  if (capability.adminScopes.includes(scope)) return true;
  return capability.userScopes.includes(scope) && !reachesOwn(account, scope, capability);
}

function reachesOwn(account: Account, scope: string, { class: className, userScopes, marks }: Capability): boolean {
  if (!userScopes.includes(scope) || marks.includes("admin-only")) return false;
  return account.catalog.classes.get(className)?.belongsTo === "user";
}

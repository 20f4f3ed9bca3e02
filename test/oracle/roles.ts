import type { Capability } from "../../src/catalog/capability.ts";
import type { Origin } from "../../src/model/origins.ts";
import type { Standing } from "../../src/model/states.ts";
import type { Account } from "./account.ts";
import { distinctGrants, type Grant, makeGrant } from "./grant.ts";
import { sortedBytes } from "./order.ts";
import { codeOf, factsOfWay, type HeldPrivilege, privilegesOf, sharedGroups, waysToMeet } from "./privileges.ts";
import { remember } from "./remember.ts";

/** How a role counts (semantics.md 1 and 3.1 to 3.4). */
export type RoleReading = "owner" | "member" | "missing" | "unread" | "read";

/** One thing that a role opens of a capability, with its reach. */
export interface Opening extends Standing {
  readonly target: string;
  readonly origin: Origin;
  readonly codes: readonly string[];
  readonly facts: readonly string[];
}

/** Why a capability is a gap of a role: Zoom does not say what it needs, or how far a limited privilege reaches. */
export interface RoleGap {
  readonly origin: Origin;
  readonly codes: readonly string[];
}

const ACTIVE: Standing = { state: "ACTIVE", bound: "EXACT" };
const AT_MOST: Standing = { state: "UNKNOWN", bound: "AT_MOST" };
const ANY_CODE: Origin = { kind: "privilege", value: "*" };

/** What each role opens, and where it has gaps. Memberships do not matter here. */
export class Roles {
  readonly #account: Account;
  readonly #grants = new Map<string, readonly Grant[]>();
  readonly #privileges = new Map<string, readonly HeldPrivilege[]>();
  /** A role that nobody knows, for what an unread section might say. */
  readonly hypothetical: string;

  constructor(account: Account) {
    this.#account = account;
    this.hypothetical = `${account.keys.prefix}:role:|unread`;
  }

  readingOf(role: string): RoleReading {
    const account = this.#account;
    if (role === this.hypothetical) return "unread";
    const id = account.keys.id(role);
    if (id === "0") return "owner";
    if (id === "2") return "member";
    // A custom role without a node is unread where roles are, whatever a row of its detail says.
    if (id !== "1" && !account.nodes.has(role)) return account.isSectionComplete("roles") ? "missing" : "unread";
    return account.isUnread("role", role) ? "unread" : "read";
  }

  privilegesOf(role: string): readonly HeldPrivilege[] {
    return remember(this.#privileges, role, () => privilegesOf(this.#account, role));
  }

  /** What the role opens of one capability. */
  openings(role: string, capability: Capability): Opening[] {
    const { keys } = this.#account;
    const target = keys.set(capability.class);
    const whole = { target, codes: [], facts: [] };
    const reading = this.readingOf(role);
    if (reading === "owner") return [{ ...ACTIVE, ...whole, origin: { kind: "built-in", value: "0" } }];
    if (reading === "unread") return [{ ...AT_MOST, ...whole, origin: ANY_CODE }];
    if (reading !== "read") return [];
    return this.#ways(role, capability).flatMap((way) => {
      const named = this.#name(way);
      const groups = sharedGroups(way);
      if (groups === null) return [{ ...ACTIVE, ...named, target, facts: factsOfWay(way, null) }];
      if (this.#account.catalog.belongsTo(capability.class) === "account") return [];
      return groups.map((group) => ({
        ...ACTIVE,
        ...named,
        target: keys.setOf(capability.class, group),
        facts: factsOfWay(way, group),
      }));
    });
  }

  /** Undocumented needs, and limited privileges on a class that knows no groups. */
  gaps(role: string, capability: Capability): RoleGap[] {
    if (this.readingOf(role) !== "read") return [];
    if (capability.needs === null) return [{ origin: ANY_CODE, codes: [] }];
    if (this.#account.catalog.belongsTo(capability.class) !== "account") return [];
    return this.#ways(role, capability)
      .filter((way) => (sharedGroups(way)?.length ?? 0) > 0)
      .map((way) => this.#name(way));
  }

  grants(role: string): readonly Grant[] {
    return remember(this.#grants, role, () => this.#derive(role));
  }

  #derive(role: string): Grant[] {
    const opened = this.#account.catalog.capabilities.flatMap((capability) =>
      this.openings(role, capability).map((opening) =>
        makeGrant(this.#account, {
          ...opening,
          holder: role,
          className: capability.class,
          permission: capability.permission,
          anything: role === this.hypothetical,
        }),
      ),
    );
    return distinctGrants([...opened, ...this.#uncategorized(role)]);
  }

  /** The grants that the gaps of the catalog stand for. */
  gapGrants(role: string): Grant[] {
    const { catalog, keys } = this.#account;
    const gaps = catalog.capabilities.flatMap((capability) =>
      this.gaps(role, capability).map((gap) =>
        makeGrant(this.#account, {
          ...gap,
          holder: role,
          className: capability.class,
          permission: capability.permission,
          target: keys.set(capability.class),
        }),
      ),
    );
    const restricted = this.#unmapped(role)
      .filter(({ restrictedTo }) => restrictedTo !== null && restrictedTo.size > 0)
      .map(({ code }) => this.#uncategorizedGrant(role, code, []));
    return distinctGrants([...gaps, ...restricted]);
  }

  /** Codes and scopes that the catalog does not know are kept as (Account, Uncategorized); the owner has it where there is any. */
  #uncategorized(role: string): Grant[] {
    const reading = this.readingOf(role);
    if (reading === "owner" && hasUnmapped(this.#account)) {
      return [
        makeGrant(this.#account, {
          holder: role,
          permission: "Uncategorized",
          className: "Account",
          target: this.#account.keys.set("Account"),
          origin: { kind: "built-in", value: "0" },
        }),
      ];
    }
    if (reading === "unread") {
      const grant = this.#uncategorizedGrant(role, "*", []);
      return [{ ...grant, ...AT_MOST, origin: ANY_CODE, anything: role === this.hypothetical }];
    }
    if (reading !== "read") return [];
    return this.#unmapped(role)
      .filter(({ restrictedTo }) => restrictedTo === null)
      .map(({ code, grants }) => this.#uncategorizedGrant(role, code, [grants]));
  }

  #uncategorizedGrant(role: string, code: string, facts: readonly string[]): Grant {
    return makeGrant(this.#account, {
      holder: role,
      permission: "Uncategorized",
      className: "Account",
      target: this.#account.keys.set("Account"),
      origin: { kind: "privilege", value: code },
      codes: [code],
      facts,
    });
  }

  #unmapped(role: string): HeldPrivilege[] {
    if (this.readingOf(role) !== "read") return [];
    return this.privilegesOf(role).filter(({ code }) => !this.#account.catalog.isKnownCode(code));
  }

  #ways(role: string, capability: Capability): HeldPrivilege[][] {
    return (capability.needs ?? []).flatMap((needed) => waysToMeet(this.privilegesOf(role), needed));
  }

  /** The held codes in the catalog's spelling, distinct, sorted and joined. */
  #name(way: readonly HeldPrivilege[]): { origin: Origin; codes: readonly string[] } {
    const codes = sortedBytes(way.map(({ code }) => this.#account.catalog.spell(code)));
    return { origin: { kind: "privilege", value: codes.join("+") }, codes };
  }
}

/** Whether any role, whichever it is and however it counts, holds a privilege, or any app a scope, that the catalog does not know. */
function hasUnmapped(account: Account): boolean {
  const codes = account.relations.all
    .filter(({ relation }) => relation === "GRANTS")
    .map(({ to }) => codeOf(account, to));
  return (
    codes.some((code) => !account.catalog.isKnownCode(code)) ||
    account.apps.some((app) => (scopesOf(account, app) ?? []).some((scope) => !account.catalog.isKnownScope(scope)))
  );
}

/** The scopes of an app, trimmed; undefined where they were not returned. */
export function scopesOf(account: Account, app: string): string[] | undefined {
  const scopes = account.property(app, "app_scopes");
  return Array.isArray(scopes) ? sortedBytes(scopes.map((scope) => String(scope).trim())) : undefined;
}

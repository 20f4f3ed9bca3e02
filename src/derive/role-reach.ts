import type { Capability } from "../catalog/capability.ts";
import { getOrMake } from "../lib/maps.ts";
import { relationKey } from "../model/facts.ts";
import { ANY_CODE } from "../model/origins.ts";
import type { Standing } from "../model/states.ts";
import type { Account } from "./account.ts";
import {
  codesOf,
  type HeldPrivilege,
  heldPrivileges,
  MEMBER_ROLE,
  meetingOf,
  OWNER_ROLE,
  roleExists,
  roleWasRead,
  type Way,
  waysToMeet,
} from "./privileges.ts";

/** One way in which a role opens a capability: how far, and why. */
export interface Reach extends Standing {
  /** Keys of sets. */
  readonly target: string;
  readonly origin: { readonly kind: "built-in" | "privilege"; readonly value: string };
  readonly codes: readonly string[] | null;
  readonly facts: readonly string[];
  readonly rule: string | null;
  readonly unread: { readonly section: string; readonly extent: string } | null;
}

/** What a role opens of one capability: ways for certain, and gaps where Zoom leaves it open. */
export interface Opened {
  readonly reaches: readonly Reach[];
  readonly gaps: readonly Leeway[];
}

/** The role may open it on the account's set although no way shows it; codes are null where it might be by any. */
export interface Leeway {
  readonly codes: readonly string[] | null;
  readonly reason: string;
}

const NOTHING: Opened = { reaches: [], gaps: [] };

/** A role evaluated whole: what it opens, capability by capability (docs/semantics.md 3). */
export class RoleReach {
  readonly key: string;
  /** `nothing` for the Member role and for roles that are not there. */
  readonly nature: "owner" | "nothing" | "unread" | "read";
  readonly held: readonly HeldPrivilege[];
  readonly #account: Account;
  /** By needed codes, of which most capabilities share a few. */
  readonly #met = new Map<string, readonly HeldPrivilege[]>();

  constructor(account: Account, key: string) {
    this.#account = account;
    this.key = key;
    this.nature = natureOf(account, key);
    this.held = this.nature === "read" ? heldPrivileges(account, key) : [];
  }

  opens(capability: Capability): Opened {
    const whole = this.#account.keys.set(capability.class);
    switch (this.nature) {
      case "nothing":
        return NOTHING;
      case "owner":
        return { reaches: [ownerReach(whole)], gaps: [] };
      case "unread":
        return { reaches: [unreadReach(this.key, whole)], gaps: [] };
      case "read":
        return this.#byPrivileges(capability);
    }
  }

  #byPrivileges(capability: Capability): Opened {
    if (capability.needs === null) {
      return {
        reaches: [],
        gaps: [{ codes: null, reason: `Zoom does not say which privilege ${capability.id} needs.` }],
      };
    }
    const reaches: Reach[] = [];
    const gaps: Leeway[] = [];
    for (const codes of capability.needs) {
      for (const way of waysToMeet((code) => this.#meeting(code), codes)) {
        const targets = this.#targets(capability.class, way);
        if (targets === null) gaps.push(restrictedLeeway(codesOf(way), capability.class));
        else for (const { target, group } of targets) reaches.push(privilegeReach(target, way, group));
      }
    }
    return { reaches, gaps };
  }

  #meeting(code: string): readonly HeldPrivilege[] {
    return getOrMake(this.#met, code, () => meetingOf(this.held, code));
  }

  /** Null where a restriction meets a class that belongs to the account: Zoom does not say how far it reaches. */
  #targets(className: string, way: Way): { target: string; group: string | null }[] | null {
    const { keys, catalog } = this.#account;
    if (way.groups === null) return [{ target: keys.set(className), group: null }];
    if (way.groups.length === 0) return [];
    if (catalog.classes.get(className)?.belongsTo === "account") return null;
    return way.groups.map((group) => ({ target: keys.setOf(className, group), group }));
  }
}

function natureOf(account: Account, key: string): RoleReach["nature"] {
  if (key === account.keys.role(OWNER_ROLE)) return "owner";
  if (key === account.keys.role(MEMBER_ROLE) || !roleExists(account, key)) return "nothing";
  const listed = account.isNode(key) || key === account.keys.role("1");
  return listed && roleWasRead(account, key) ? "read" : "unread";
}

export function ownerReach(target: string): Reach {
  return {
    target,
    state: "ACTIVE",
    bound: "EXACT",
    origin: { kind: "built-in", value: OWNER_ROLE },
    codes: null,
    facts: [],
    rule: "The built-in owner holds every privilege.",
    unread: null,
  };
}

export function unreadReach(roleKey: string, target: string): Reach {
  return {
    target,
    state: "UNKNOWN",
    bound: "AT_MOST",
    origin: { kind: "privilege", value: ANY_CODE },
    codes: null,
    facts: [],
    rule: "The role's privileges were not read: it may hold any.",
    unread: { section: "role", extent: roleKey },
  };
}

/** `group` is the one of the way's groups that the target belongs to, null where nothing restricts it. */
export function privilegeReach(target: string, way: Way, group: string | null): Reach {
  const codes = codesOf(way);
  return {
    target,
    state: "ACTIVE",
    bound: "EXACT",
    origin: { kind: "privilege", value: codes.join("+") },
    codes,
    facts: factsOf(way, group),
    rule: group === null ? null : "A restricted privilege reaches the users in any of its groups (assumed).",
    unread: null,
  };
}

function factsOf(way: Way, group: string | null): string[] {
  const facts = new Set(way.held.map(({ fact }) => fact));
  for (const { key, groups } of way.held) {
    if (groups !== null && group !== null) facts.add(relationKey(key, "SCOPED_TO", group));
  }
  return [...facts].sort();
}

export function restrictedLeeway(codes: readonly string[], className: string): Leeway {
  return { codes, reason: `Zoom does not say what ${codes.join("+")}, limited to groups, reaches of ${className}.` };
}

import { ANY_CODE } from "../../model/origins.ts";
import type { Permission } from "../../model/permissions.ts";
import { worseState } from "../../model/states.ts";
import type { Account } from "../account.ts";
import type { Derivation, Grant, PossibleGrant } from "../grant.ts";
import { heldPrivileges } from "../privileges.ts";
import {
  type Leeway,
  ownerReach,
  privilegeReach,
  type Reach,
  RoleReach,
  restrictedLeeway,
  unreadReach,
} from "../role-reach.ts";

/** Keys of all roles that are known, that anybody has, or whose members or detail were to be read. */
export function knownRoles(account: Account): Set<string> {
  const roles = new Set(account.ofKind("ZoomRole"));
  for (const role of account.graph.targets("HAS_ROLE")) roles.add(role);
  for (const role of account.graph.sources("GRANTS")) roles.add(role);
  for (const section of ["role", "role-members"]) {
    for (const { extent } of account.coverage.rows(section)) if (extent !== "") roles.add(extent);
  }
  return roles;
}

/** What each role gives: built-in, by its privileges, or unknown where they were not read. */
export function roleGrants(account: Account): Derivation {
  const grants: Grant[] = [];
  const possible: PossibleGrant[] = [];
  const unmapped = hasUnmapped(account);
  for (const key of knownRoles(account)) {
    const role = new RoleReach(account, key);
    if (role.nature === "nothing") continue;
    if (role.nature === "read") {
      byCapability(account, role, grants, possible);
      byUnknownCode(account, role, grants, possible);
      continue;
    }
    for (const { class: className, permission } of account.catalog.pairs) {
      const [reach] = role.opens({ ...NO_CAPABILITY, class: className, permission }).reaches;
      if (reach !== undefined) grants.push(toGrant(account, key, className, permission, reach, []));
    }
    if (role.nature === "unread" || unmapped) {
      const target = account.keys.set("Account");
      const reach = role.nature === "owner" ? ownerReach(target) : unreadReach(key, target);
      grants.push(toGrant(account, key, "Account", "Uncategorized", reach, []));
    }
  }
  return { grants, possible };
}

const NO_CAPABILITY = {
  id: "",
  needs: null,
  adminScopes: [],
  userScopes: [],
  marks: [],
  evidence: "assumed",
  needsEvidence: null,
  source: "",
} as const;

/** One grant per permission, reach and way; the capabilities that share it are its evidence. */
function byCapability(account: Account, role: RoleReach, grants: Grant[], possible: PossibleGrant[]): void {
  const found = new Map<string, { className: string; permission: Permission; reach: Reach; capabilities: string[] }>();
  const leeways = new Map<string, { className: string; permission: Permission; leeway: Leeway }>();
  for (const capability of account.catalog.capabilities) {
    const { reaches, gaps } = role.opens(capability);
    const { class: className, permission } = capability;
    for (const reach of reaches) {
      const id = [className, permission, reach.target, reach.origin.value, ...reach.facts].join("\n");
      const known = found.get(id);
      if (known === undefined) found.set(id, { className, permission, reach, capabilities: [capability.id] });
      else known.capabilities.push(capability.id);
    }
    for (const leeway of gaps)
      leeways.set(`${className}|${permission}|${leeway.reason}`, { className, permission, leeway });
  }
  for (const { className, permission, leeway } of leeways.values()) {
    possible.push(possibleGrant(account, role.key, className, permission, leeway));
  }
  for (const { className, permission, reach, capabilities } of found.values()) {
    grants.push(toGrant(account, role.key, className, permission, reach, capabilities));
  }
}

/** A code that the catalog does not know is kept under its own name: nothing is dropped. */
function byUnknownCode(account: Account, role: RoleReach, grants: Grant[], possible: PossibleGrant[]): void {
  const target = account.keys.set("Account");
  for (const privilege of role.held) {
    if (privilege.known) continue;
    if (privilege.groups === null) {
      const reach = privilegeReach(target, { held: [privilege], groups: null }, null);
      grants.push(toGrant(account, role.key, "Account", "Uncategorized", reach, []));
    } else if (privilege.groups.length > 0) {
      possible.push(
        possibleGrant(account, role.key, "Account", "Uncategorized", restrictedLeeway([privilege.code], "Account")),
      );
    }
  }
}

/** What a role might have beside its grants: on the account's set, by the codes named or any. */
function possibleGrant(
  account: Account,
  holder: string,
  className: string,
  permission: Permission,
  { codes, reason }: Leeway,
): PossibleGrant {
  const whole = unreadReach(holder, account.keys.set(className));
  const origin = { kind: "privilege", value: codes === null ? ANY_CODE : codes.join("+") } as const;
  const grant = toGrant(account, holder, className, permission, { ...whole, origin, codes, unread: null }, []);
  return { ...grant, gap: "catalog", reason };
}

function toGrant(
  account: Account,
  holder: string,
  className: string,
  permission: Permission,
  reach: Reach,
  capabilities: readonly string[],
): Grant {
  return {
    ...reach,
    holder,
    permission,
    class: className,
    state: account.gated(className) ? worseState(reach.state, "GATED") : reach.state,
    capabilities: [...capabilities].sort(),
  };
}

/** Whether the account has a privilege or scope that the catalog does not know. */
function hasUnmapped(account: Account): boolean {
  for (const role of knownRoles(account)) {
    if (heldPrivileges(account, role).some(({ known }) => !known)) return true;
  }
  return account.ofKind("ZoomApp").some((app) => unknownScopes(account, app).length > 0);
}

export function scopesOf(account: Account, app: string): readonly string[] | undefined {
  const scopes = account.property(app, "app_scopes");
  if (!Array.isArray(scopes)) return undefined;
  return [...new Set(scopes.map((scope) => String(scope).trim()))].filter((scope) => scope !== "");
}

/** Whether an app may have scopes that were not read. */
export function isUnreadApp(account: Account, app: string): boolean {
  return account.coverage.unread("app", app) || scopesOf(account, app) === undefined;
}

export function unknownScopes(account: Account, app: string): readonly string[] {
  return (scopesOf(account, app) ?? []).filter((scope) => !account.catalog.knowsScope(scope));
}

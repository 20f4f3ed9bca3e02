import type { AccessState } from "../../src/model/states.ts";
import type { Account } from "./account.ts";
import { codeMeets } from "./catalog.ts";
import type { Grant } from "./grant.ts";
import type { Accept } from "./proofs.ts";
import type { World } from "./world.ts";

export interface OracleFilter {
  readonly states?: readonly AccessState[] | undefined;
  /** Kinds (`ZoomUser`), their words (`user`), or `pseudo`. */
  readonly kinds?: readonly string[] | undefined;
  /** Full keys of groups: users in any of them. */
  readonly groups?: readonly string[] | undefined;
  readonly origins?: readonly string[] | undefined;
  readonly status?: readonly string[] | undefined;
  readonly text?: string | undefined;
}

export const DEFAULT_STATES: readonly AccessState[] = ["ACTIVE", "UNKNOWN"];

export interface AskedKinds {
  readonly users: boolean;
  readonly apps: boolean;
  readonly pseudo: boolean;
}

export function askedKinds(filter: OracleFilter): AskedKinds {
  const has = (...names: readonly string[]) =>
    filter.kinds === undefined || filter.kinds.some((kind) => names.includes(kind));
  return { users: has("ZoomUser", "user"), apps: has("ZoomApp", "app"), pseudo: has("pseudo") };
}

/** Whether the parts of a filter that are about principals choose this one. */
export function isChosen(world: World, principal: string, filter: OracleFilter): boolean {
  const { account } = world;
  if (filter.groups !== undefined) {
    const groups = account.isUser(principal) ? world.actingAs(principal).map(({ holder }) => holder) : [];
    if (!filter.groups.some((group) => account.isGroup(group) && groups.includes(group))) return false;
  }
  if (filter.status !== undefined) {
    if (!filter.status.some((status) => hasStatus(account, principal, status))) return false;
  }
  return filter.text === undefined || mentions(account, principal, filter.text);
}

function hasStatus(account: Account, principal: string, status: string): boolean {
  if (account.isUser(principal)) return account.statusOf(principal) === status;
  if (!account.isApp(principal)) return false;
  if (status === "internal" && account.property(principal, "developer_type") === "INTERNAL") return true;
  return String(account.property(principal, "app_status") ?? "").toLowerCase() === status;
}

function mentions(account: Account, principal: string, text: string): boolean {
  const name = account.keys.isPseudo(principal) ? account.keys.id(principal) : account.nodes.get(principal)?.name;
  const places = [principal, name, account.property(principal, "email")];
  return places.some((place) => typeof place === "string" && place.toLowerCase().includes(text.toLowerCase()));
}

/**
 * The proofs that exist for an answer: `origins` and `privilege` choose them. Read so that they also choose among what
 * unread things might add: an unread list of role members does not matter for proofs by scopes.
 */
export function acceptBy(
  account: Account,
  origins: readonly string[] | undefined,
  privilege: string | undefined,
): Accept {
  return (grant) =>
    (origins === undefined || hasOrigin(account, grant, origins)) &&
    (privilege === undefined || hasCode(account, grant, privilege));
}

/** What something unread might hold has any origin that its holder can have: an app only scopes, a role anything else. */
function hasOrigin(account: Account, grant: Grant, origins: readonly string[]): boolean {
  if (!grant.anything) return origins.includes(grant.origin.kind);
  return origins.some((kind) => (kind === "scope") === account.isApp(grant.holder));
}

function hasCode(account: Account, grant: Grant, privilege: string): boolean {
  if (privilege.startsWith("scope:")) {
    const scope = privilege.slice("scope:".length).trim();
    return (
      grant.origin.kind === "scope" && (grant.origin.value === scope || (grant.anything && account.isApp(grant.holder)))
    );
  }
  if (grant.origin.kind === "built-in") return true;
  if (grant.origin.kind !== "privilege") return false;
  return grant.origin.value === "*" || grant.codes.some((code) => codeMeets(code, bareCode(privilege)));
}

export function bareCode(privilege: string): string {
  return privilege.startsWith("privilege:") ? privilege.slice("privilege:".length) : privilege;
}

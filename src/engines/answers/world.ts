import type { AccessEngine, AskOptions } from "../../access/engine.ts";
import type { Capability } from "../../catalog/capability.ts";
import type { Account } from "../../derive/account.ts";
import { Closures } from "../../derive/closures.ts";
import { WhocanError } from "../../lib/errors.ts";
import { compareBytes } from "../../model/facts.ts";
import { comparePermissions, type Permission } from "../../model/permissions.ts";
import { GrantLinks } from "./grant-links.ts";
import type { Grants } from "./grants.ts";
import { type KnownOwners, type Resource, Resources } from "./resources.ts";

export interface WorldParts {
  readonly account: Account;
  readonly closures?: Closures;
  readonly grants: Grants;
  readonly revision: AccessEngine["revision"];
  /** Capabilities of the catalog by their ids. */
  readonly capabilities: ReadonlyMap<string, Capability>;
  /** Whose sets there are, where the account's facts are only some of a revision's. */
  readonly owners?: KnownOwners | undefined;
}

/**
 * What answers are made from: facts and grants, of a whole revision or as many of them as one question is about. Never
 * changed.
 */
export class World {
  readonly account: Account;
  readonly closures: Closures;
  readonly resources: Resources;
  readonly grants: Grants;
  readonly revision: AccessEngine["revision"];
  readonly everyone: string;
  readonly members: string;
  readonly capabilities: ReadonlyMap<string, Capability>;
  /** What proofs say of grants, written out once for all who have them. */
  readonly grantLinks = new GrantLinks();
  #users: readonly string[] | undefined;
  #apps: readonly string[] | undefined;

  constructor({ account, closures = new Closures(account), grants, revision, capabilities, owners }: WorldParts) {
    this.account = account;
    this.closures = closures;
    this.resources = new Resources(account, closures, owners);
    this.grants = grants;
    this.revision = revision;
    this.everyone = account.keys.pseudo("Everyone");
    this.members = account.keys.pseudo("AccountMembers");
    this.capabilities = capabilities;
  }

  /** Keys of users and apps with a node, in byte order. */
  get users(): readonly string[] {
    this.#users ??= [...this.account.ofKind("ZoomUser")].sort(compareBytes);
    return this.#users;
  }
  get apps(): readonly string[] {
    this.#apps ??= [...this.account.ofKind("ZoomApp")].sort(compareBytes);
    return this.#apps;
  }

  inOrder(permissions: Iterable<Permission>): Permission[] {
    return [...permissions].sort(comparePermissions);
  }

  isPseudo(key: string): boolean {
    return key === this.everyone || key === this.members;
  }

  /** The resource of a key; NO_SUCH_NODE when there is none. */
  resource(key: string, field: string): Resource {
    const resource = this.resources.of(key);
    if (resource === undefined) throw new WhocanError("NO_SUCH_NODE", `Nothing has the key ${key}.`, { field });
    return resource;
  }

  /** Checks that a key names a user, an app or a pseudo-principal. */
  principal(key: string, field: string): string {
    if (this.account.isUser(key) || this.account.isApp(key) || this.isPseudo(key)) return key;
    if (!this.account.isNode(key)) {
      throw new WhocanError("NO_SUCH_NODE", `Nothing has the key ${key}.`, { field });
    }
    throw new WhocanError("BAD_ARGUMENT", `${key} does not act: name a user, an app or a pseudo-principal.`, { field });
  }

  /** What a principal acts as: itself, its groups and roles, and where followed the pseudo-principals. */
  holders(principal: string, followPseudo: boolean): string[] {
    if (!this.account.isUser(principal)) return [principal];
    const own = [principal, ...this.closures.holdersOf(principal)];
    return followPseudo ? [...own, this.members, this.everyone] : own;
  }

  /** The members' own set is, for one user, that user's. */
  asOwnSet(target: Resource, principal: string): Resource | undefined {
    if (target.level !== "own" || target.class === null || !this.account.isUser(principal)) return target;
    return this.resources.of(this.account.keys.setOf(target.class.name, principal));
  }
}

/** Ends a long question between rows when its signal says so. */
export function checkSignal(options: AskOptions | undefined): void {
  const signal = options?.signal;
  if (!signal?.aborted) return;
  throw signal.reason instanceof WhocanError
    ? signal.reason
    : new WhocanError("CANCELLED", "The question was cancelled.");
}

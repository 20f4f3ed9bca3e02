import type { AccessEngine, AskOptions } from "../../access/engine.ts";
import type { Capability } from "../../catalog/capability.ts";
import type { Catalog, Pair } from "../../catalog/catalog.ts";
import { Account } from "../../derive/account.ts";
import { Closures } from "../../derive/closures.ts";
import { deriveGrants } from "../../derive/derive.ts";
import type { PossibleGrant } from "../../derive/grant.ts";
import { GROUP_ADMIN_REACH } from "../../derive/grants/group-admins.ts";
import { WhocanError } from "../../lib/errors.ts";
import type { ExtentCoverage } from "../../model/coverage.ts";
import { compareBytes, type Fact } from "../../model/facts.ts";
import { makeKey } from "../../model/keys.ts";
import { comparePermissions, type Permission } from "../../model/permissions.ts";
import { GrantTable } from "./grant-table.ts";
import { type KnownOwners, type Resource, Resources } from "./resources.ts";

export interface WorldInput {
  readonly facts: Iterable<Fact>;
  readonly coverage: readonly ExtentCoverage[];
  readonly catalog: Catalog;
  readonly revision: AccessEngine["revision"] & { readonly account: string };
  readonly lacks: readonly string[];
  /** Whose sets there are, where the facts are only some of a revision's. */
  readonly owners?: KnownOwners;
}

/** Everything that the questions of one revision read; built once, never changed. */
export class World {
  readonly account: Account;
  readonly closures: Closures;
  readonly resources: Resources;
  readonly grants: GrantTable;
  readonly possible: readonly PossibleGrant[];
  readonly revision: AccessEngine["revision"];
  readonly coverage: readonly ExtentCoverage[];
  readonly everyone: string;
  readonly members: string;
  /** Keys of users and apps with a node, in byte order. */
  readonly users: readonly string[];
  readonly apps: readonly string[];
  readonly capabilities: ReadonlyMap<string, Capability>;
  /** Each class and permission that anybody has or may have. */
  readonly pairs: readonly Pair[];

  constructor({ facts, coverage, catalog, revision, lacks, owners }: WorldInput) {
    const prefix = makeKey("zoom", revision.account);
    this.account = Account.read(facts, { catalog, coverage, lacks, ...(revision.account === "" ? {} : { prefix }) });
    this.closures = new Closures(this.account);
    this.resources = new Resources(this.account, this.closures, owners);
    const { grants, possible } = deriveGrants(this.account, this.closures);
    this.grants = new GrantTable(grants);
    this.possible = possible;
    this.revision = revision;
    this.coverage = coverage;
    this.everyone = this.account.keys.pseudo("Everyone");
    this.members = this.account.keys.pseudo("AccountMembers");
    this.users = [...this.account.ofKind("ZoomUser")].sort(compareBytes);
    this.apps = [...this.account.ofKind("ZoomApp")].sort(compareBytes);
    this.capabilities = new Map(catalog.capabilities.map((capability) => [capability.id, capability]));
    this.pairs = distinctPairs([...catalog.pairs, UNCATEGORIZED, ...GROUP_ADMIN_PAIRS, ...grants, ...possible]);
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
    if (this.account.node(key) === undefined) {
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

/** What the catalog does not know. */
const UNCATEGORIZED: Pair = { class: "Account", permission: "Uncategorized" };

const GROUP_ADMIN_PAIRS: readonly Pair[] = GROUP_ADMIN_REACH.flatMap(({ class: className, permissions }) =>
  permissions.map((permission) => ({ class: className, permission })),
);

function distinctPairs(pairs: readonly Pair[]): Pair[] {
  const distinct = new Map(pairs.map((pair) => [`${pair.class}|${pair.permission}`, pair]));
  return [...distinct.values()].map(({ class: className, permission }) => ({ class: className, permission }));
}

/** Ends a long question between rows when its signal says so. */
export function checkSignal(options: AskOptions | undefined): void {
  const signal = options?.signal;
  if (!signal?.aborted) return;
  throw signal.reason instanceof WhocanError
    ? signal.reason
    : new WhocanError("CANCELLED", "The question was cancelled.");
}

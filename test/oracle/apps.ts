import type { Capability } from "../../src/catalog/capability.ts";
import type { Account } from "./account.ts";
import { distinctGrants, type Grant, makeGrant } from "./grant.ts";
import { worstState } from "./order.ts";
import { type Relations, type RolePath, rolePaths } from "./relations.ts";
import { type Roles, scopesOf } from "./roles.ts";

/** What the grants of apps follow from. */
interface World {
  readonly account: Account;
  readonly relations: Relations;
  readonly roles: Roles;
}

/** A user that authorized an app, with the AUTHORIZED relation. */
interface Authorizer {
  readonly user: string;
  readonly fact: string;
  readonly roles: readonly RolePath[];
}

/** What an app may do by its scopes (semantics.md 3.8). It never acts as its authorizer. */
export function appGrants(world: World, app: string): Grant[] {
  const { account } = world;
  const authorizers = authorizersOf(world, app);
  const grants = (scopesOf(account, app) ?? []).flatMap((scope) => {
    if (!account.catalog.isKnownScope(scope)) return [uncategorized(world, app, scope)];
    return account.catalog.capabilities.flatMap((capability) =>
      scopeGrants(world, app, scope, capability, authorizers),
    );
  });
  return distinctGrants(grants);
}

/**
 * The grants that the gaps of the authorizers' roles stand for, now as gaps of the app. Where a user scope needs a role
 * "as an admin scope does" it has its gaps too: the text names admin scopes only.
 */
export function appGapGrants(world: World, app: string): Grant[] {
  const { account, roles } = world;
  const authorizers = authorizersOf(world, app);
  const grants = (scopesOf(account, app) ?? []).flatMap((scope) =>
    account.catalog.capabilities
      .filter((capability) => needsRole(world, scope, capability))
      .flatMap((capability) =>
        authorizers.flatMap((authorizer) =>
          authorizer.roles
            .filter(({ role }) => roles.gaps(role, capability).length > 0)
            .map(({ facts }) => {
              const target = account.keys.set(capability.class);
              return scopeGrant(world, app, scope, capability, target, authorizer, undefined, facts);
            }),
        ),
      ),
  );
  return distinctGrants(grants);
}

/** What roles of products, which are not read, may let the app do: they may be its authorizers'. The owner has everything. */
export function appProductRoleGrants(world: World, app: string): Grant[] {
  const { account, roles } = world;
  const authorizers = authorizersOf(world, app).filter(
    (authorizer) => !authorizer.roles.some(({ role }) => roles.readingOf(role) === "owner"),
  );
  const grants = (scopesOf(account, app) ?? []).flatMap((scope) =>
    account.catalog.capabilities
      .filter((capability) => account.catalog.hasProductRoles(capability.class, account.lacks))
      .filter((capability) => needsRole(world, scope, capability))
      .flatMap((capability) =>
        authorizers.map((authorizer) =>
          scopeGrant(world, app, scope, capability, account.keys.set(capability.class), authorizer),
        ),
      ),
  );
  return distinctGrants(grants);
}

/** Only users with a node: anybody else leaves the authorizer unknown. */
function authorizersOf(world: World, app: string): Authorizer[] {
  return world.relations
    .to(app, "AUTHORIZED")
    .filter(({ from }) => world.account.isUser(from))
    .map(({ key, from }) => ({ user: from, fact: key, roles: rolePaths(world.relations, from) }));
}

function scopeGrants(
  world: World,
  app: string,
  scope: string,
  capability: Capability,
  authorizers: readonly Authorizer[],
): Grant[] {
  const { account, roles } = world;
  if (!lists(capability.adminScopes, scope) && !lists(capability.userScopes, scope)) return [];
  if (authorizers.length === 0) {
    return [
      makeGrant(account, {
        holder: app,
        permission: capability.permission,
        className: capability.class,
        target: account.keys.set(capability.class),
        origin: { kind: "scope", value: scope },
        state: "UNKNOWN",
        bound: "AT_MOST",
      }),
    ];
  }
  return authorizers.flatMap((authorizer) => {
    const byRole = needsRole(world, scope, capability)
      ? authorizer.roles.flatMap(({ role, facts }) =>
          roles
            .openings(role, capability)
            .map((opening) => scopeGrant(world, app, scope, capability, opening.target, authorizer, opening, facts)),
        )
      : [];
    const own = reachesOwn(world, scope, capability)
      ? [scopeGrant(world, app, scope, capability, account.keys.setOf(capability.class, authorizer.user), authorizer)]
      : [];
    return [...byRole, ...own];
  });
}

/** An admin scope needs the authorizer's role; so does a user scope on what is not a user's, or only for administrators. */
function needsRole(world: World, scope: string, capability: Capability): boolean {
  const isUserClass = world.account.catalog.belongsTo(capability.class) === "user";
  const isOwn = isUserClass && !capability.marks.includes("admin-only");
  return lists(capability.adminScopes, scope) || (lists(capability.userScopes, scope) && !isOwn);
}

/** A user scope reaches the authorizer's own things without any privilege. */
function reachesOwn(world: World, scope: string, capability: Capability): boolean {
  const isUserClass = world.account.catalog.belongsTo(capability.class) === "user";
  return lists(capability.userScopes, scope) && isUserClass && !capability.marks.includes("admin-only");
}

function lists(scopes: readonly string[], scope: string): boolean {
  return scopes.some((listed) => listed.trim() === scope);
}

function scopeGrant(
  world: World,
  app: string,
  scope: string,
  capability: Capability,
  target: string,
  authorizer: Authorizer,
  opening: Pick<Grant, "state" | "bound" | "facts"> = { state: "ACTIVE", bound: "EXACT", facts: [] },
  rolePath: readonly string[] = [],
): Grant {
  return makeGrant(world.account, {
    holder: app,
    permission: capability.permission,
    className: capability.class,
    target,
    origin: { kind: "scope", value: scope },
    facts: [authorizer.fact, ...rolePath, ...opening.facts],
    state: worstState(opening.state, world.account.isDormant(authorizer.user) ? "DORMANT" : "ACTIVE"),
    bound: opening.bound,
  });
}

/** With an authorizer or without, dormant or not: nothing more is known of it. Read so that it uses no relation either. */
function uncategorized(world: World, app: string, scope: string): Grant {
  return makeGrant(world.account, {
    holder: app,
    permission: "Uncategorized",
    className: "Account",
    target: world.account.keys.set("Account"),
    origin: { kind: "scope", value: scope },
    state: "UNKNOWN",
    bound: "AT_MOST",
  });
}

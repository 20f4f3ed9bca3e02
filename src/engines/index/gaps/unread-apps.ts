import type { Capability } from "../../../catalog/capability.ts";
import { authorizersOf, needsRole } from "../../../derive/grants/apps.ts";
import { isUnreadApp, scopesOf } from "../../../derive/grants/roles.ts";
import { RoleReach } from "../../../derive/role-reach.ts";
import { likeGrant } from "../../answers/proof-filter.ts";
import type { World } from "../../answers/world.ts";
import { type Asked, classOf, isPair, liesWell, type Unread } from "./asked.ts";
import { ANY_ROLE, isNewTo } from "./unread-things.ts";

/** What an unread app might have, and what its authorizer might come to act as. */
export function collectForApp(unread: Unread, app: string, asked: Asked, found: Set<string>): void {
  const { account } = unread.world;
  if (isUnreadApp(account, app) && isPair(unread, asked) && asked.proofs.acceptsAnything(true)) found.add("app");
  const listed = listedCapabilities(unread.world, app, asked);
  if (listed.length === 0) return;
  for (const authorizer of authorizersOf(account, app)) {
    collectForAuthorizer(unread, listed, authorizer, asked, found);
  }
}

/** What an authorizer might come to act as might open what the app's scopes list. */
function collectForAuthorizer(
  { world, things }: Unread,
  listed: readonly Capability[],
  authorizer: string,
  asked: Asked,
  found: Set<string>,
): void {
  const { account } = world;
  const isRole = (holder: string) => holder === ANY_ROLE || account.graph.isTarget("HAS_ROLE", holder);
  for (const { section, users, joins } of things) {
    if (found.has(section) || (users !== null && !users.has(authorizer))) continue;
    const roles = joins
      .filter((join) => isNewTo(account, authorizer, join))
      .flatMap(({ relation, holders }) =>
        [...holders].filter((holder) => relation?.type === "HAS_ROLE" || isRole(holder)),
      );
    if (roles.some((role) => listed.some((capability) => opens(world, role, capability, asked)))) found.add(section);
  }
}

function opens(world: World, role: string, capability: Capability, asked: Asked): boolean {
  if (role === ANY_ROLE) return true;
  const { reaches, gaps } = new RoleReach(world.account, role).opens(capability);
  if (gaps.length > 0) return true;
  return reaches.some((reach) => {
    const target = world.resources.of(reach.target);
    return target !== undefined && liesWell(world, target, asked);
  });
}

/** Capabilities that are asked about, that the app's scopes list, and that need a role of the authorizer. */
function listedCapabilities({ account }: World, app: string, asked: Asked): Capability[] {
  return (scopesOf(account, app) ?? []).flatMap((scope) => {
    const like = likeGrant({ holder: app, origin: { kind: "scope", value: scope }, codes: [scope] });
    if (!asked.proofs.accepts(like)) return [];
    return (account.catalog.capabilitiesByScope.get(scope) ?? []).filter(
      (one) => one.permission === asked.permission && one.class === classOf(asked) && needsRole(account, scope, one),
    );
  });
}

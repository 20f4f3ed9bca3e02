import type { Grant } from "../../../derive/grant.ts";
import { groupAdminReach } from "../../../derive/grants/group-admins.ts";
import { groupExists } from "../../../derive/privileges.ts";
import { hasKnownUser } from "../../answers/pair.ts";
import type { Resource } from "../../answers/resources.ts";
import type { World } from "../../answers/world.ts";
import { type Asked, classOf, isPair, serves, targetOf, type Unread } from "./asked.ts";
import { ANY_ROLE, isNewTo, joinsNewly, type UnreadThing } from "./unread-things.ts";

/**
 * Whether the principal gets a proof by a relation that an unread list of users, members or administrators might hold:
 * its own, or that of who owns the resource.
 */
export function couldServe(unread: Unread, principal: string, thing: UnreadThing, asked: Asked): boolean {
  const { world } = unread;
  if (world.account.isUser(principal) && couldJoin(unread, principal, thing, asked)) return true;
  if (!thing.joins.some(({ groups }) => groups.size > 0)) return false;
  return world
    .holders(principal, true)
    .some((holder) =>
      world.grants.of(holder, classOf(asked)).some((grant) => reachesJoined(world, grant, principal, thing, asked)),
    );
}

function couldJoin(unread: Unread, user: string, thing: UnreadThing, asked: Asked): boolean {
  if (thing.users !== null && !thing.users.has(user)) return false;
  const { world, possible } = unread;
  const { account, grants } = world;
  const helps = (grant: Grant) => serves(world, grant, user, asked) || reachesJoined(world, grant, user, thing, asked);
  for (const join of thing.joins) {
    if (!isNewTo(account, user, join)) continue;
    if (join.holders.has(ANY_ROLE) && asked.proofs.acceptsAnything(false) && isPair(unread, asked)) return true;
    for (const holder of join.holders) {
      if ([...grants.of(holder, classOf(asked)), ...possible.of(holder, classOf(asked))].some(helps)) return true;
    }
    if (join.relation?.type !== "ADMIN_OF" || !groupExists(account, join.relation.to)) continue;
    const administering = groupAdminReach(account, user, join.relation.to);
    if (administering.some((grant) => serves(world, grant, user, asked))) return true;
  }
  return false;
}

/** Whether somebody's new membership would put the resource, or a part of both, into the grant's target. */
function reachesJoined(world: World, grant: Grant, principal: string, thing: UnreadThing, asked: Asked): boolean {
  const target = targetOf(world, grant, principal, asked);
  const { resource, extent } = asked;
  if (target === undefined || resource.class?.belongsTo !== "user" || resource.level === "own") return false;
  const { account, resources } = world;
  const joins = (user: string, { level, owners }: Resource) =>
    level === "group" && resources.users.has(user) && joinsNewly(account, user, owners[0] as string, thing);
  if (resource.level === "node" || resource.level === "user") {
    if (resource.owners.some((owner) => joins(owner, target))) return true;
  }
  if (extent === "ALL" || resources.contains(target.key, resource)) return false;
  return partsOf(world, resource.class.name).some((part) => {
    const newInTarget = part.owners.some((owner) => joins(owner, target));
    const isInside = resources.contains(resource.key, part);
    const comesInside = !isInside && part.owners.some((owner) => joins(owner, resource));
    return newInTarget ? isInside || comesInside : comesInside && resources.contains(target.key, part);
  });
}

/** The users' sets and the nodes of a class. */
function partsOf({ account, resources }: World, className: string): Resource[] {
  const sets = [...resources.users].flatMap((user) => resources.of(account.keys.setOf(className, user)) ?? []);
  return [...sets, ...resources.nodesOf(className)];
}

/** A group without a known member might have one, whose own things the members' own then is a part of. */
export function collectFirstMembers({ world, things }: Unread, asked: Asked, found: Set<string>): void {
  const { account, grants, users } = world;
  const { resource, extent, permission, proofs } = asked;
  const [group] = resource.owners;
  if (resource.level !== "group" || extent === "ALL" || group === undefined || hasKnownUser(world, group)) return;
  const own = grants.on(account.keys.ownSet(classOf(asked)));
  if (!own.some((grant) => grant.permission === permission && proofs.accepts(grant))) return;
  for (const thing of things) {
    if (users.some((user) => joinsNewly(account, user, group, thing))) found.add(thing.section);
  }
}

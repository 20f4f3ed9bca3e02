import type { Resource } from "../../answers/resources.ts";
import type { World } from "../../answers/world.ts";
import type { Asked } from "./asked.ts";
import type { Those } from "./those.ts";
import { leadsInto, mayJoin, type UnreadThing } from "./unread-things.ts";

/** Whether a user is among some. */
type Among = (user: string) => boolean;

/** Whether somebody's new membership, by an unread list, would put the resource, or a part of both, into a grant's target. */
export function comesInside(world: World, target: Resource, thing: UnreadThing, asked: Asked): boolean {
  const { resource, extent } = asked;
  const { resources } = world;
  const joinsTarget = newIn(world, target, thing);
  const joinsResource = newIn(world, resource, thing);
  if (!isOfUsers(asked) || (joinsTarget === undefined && joinsResource === undefined)) return false;
  if (resource.level !== "group" && joinsTarget !== undefined && resource.owners.some(joinsTarget)) return true;
  if (extent === "ALL" || resource.level === "node" || resources.contains(target.key, resource)) return false;
  const isInResource = within(world, resource);
  const comes = (owners: readonly string[]) =>
    joinsResource !== undefined && !owners.some(isInResource) && owners.some(joinsResource);
  if (target.level === "node") return comes(target.owners);
  const isInTarget = within(world, target);
  const holds = (owners: readonly string[]) =>
    joinsTarget !== undefined && owners.some(joinsTarget)
      ? owners.some(isInResource) || comes(owners)
      : comes(owners) && owners.some(isInTarget);
  const inside = joinsTarget === undefined ? target : resource;
  const isEither = joinsTarget !== undefined && joinsResource !== undefined;
  for (const user of isEither ? resources.users : withOwnPart(world, inside)) if (holds([user])) return true;
  return shared(world, asked).some(holds);
}

/** The same of what members own, which each of them has. */
export function ownComesInside(world: World, those: Those, thing: UnreadThing, asked: Asked): boolean {
  const joins = newIn(world, asked.resource, thing);
  if (joins === undefined || asked.extent === "ALL" || !isOfUsers(asked)) return false;
  const isInside = within(world, asked.resource);
  if (those.some((user) => joins(user) && !isInside(user))) return true;
  return shared(world, asked).some(
    (owners) => owners.some((owner) => those.has(owner)) && !owners.some(isInside) && owners.some(joins),
  );
}

function isOfUsers({ resource }: Asked): boolean {
  return resource.class?.belongsTo === "user" && resource.level !== "own";
}

/** Whom an unread list might newly put into a group's set; undefined where nobody. */
function newIn({ account, resources }: World, { level, owners }: Resource, thing: UnreadThing): Among | undefined {
  const [group = ""] = owners;
  if (level !== "group" || !leadsInto(thing, group)) return undefined;
  const joins = thing.joins.filter(({ groups }) => groups.has(group));
  return (user) => resources.users.has(user) && joins.some((join) => mayJoin(account, user, join, thing));
}

/** Whose things are in a set. */
function within({ closures }: World, { level, owners }: Resource): Among {
  const [owner = ""] = owners;
  if (level === "account") return () => true;
  if (level === "user") return (user) => user === owner;
  const members = closures.actingAs(owner);
  return (user) => members.has(user);
}

/** The users whose own sets are a part of a set. */
function withOwnPart({ resources, closures }: World, { level, owners }: Resource): Iterable<string> {
  if (level === "account") return resources.users;
  if (level === "user") return owners;
  return [...closures.actingAs(owners[0] ?? "")].filter((user) => resources.users.has(user));
}

/** The owners of each node of the class that several own: the others lie as their owner's set does. */
function shared({ account, resources }: World, { resource }: Asked): (readonly string[])[] {
  const whole = resources.of(account.keys.set(resource.class?.name ?? ""));
  return whole === undefined ? [] : [...resources.sharedWithin(whole)];
}

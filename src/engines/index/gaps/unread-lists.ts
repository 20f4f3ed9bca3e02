import type { Grant } from "../../../derive/grant.ts";
import { GROUP_ADMIN_REACH, groupAdminReach } from "../../../derive/grants/group-admins.ts";
import { groupExists } from "../../../derive/privileges.ts";
import { hasKnownUser } from "../../answers/pair.ts";
import type { Resource } from "../../answers/resources.ts";
import { type Asked, classOf, isPair, serves, targetOf, type Unread } from "./asked.ts";
import { comesInside, ownComesInside } from "./new-members.ts";
import type { Those } from "./those.ts";
import { ANY_ROLE, type Join, leadsInto, mayJoin, type UnreadThing } from "./unread-things.ts";

/**
 * Adds to `found` the sections of unread lists of users, members or administrators which might hold a relation that gives one of those a
 * proof: its own, or that of who owns the resource. What a relation would give is the same for everybody, so that it is looked at first.
 */
export function collectOfLists(unread: Unread, those: Those, asked: Asked, found: Set<string>): void {
  const { account } = unread.world;
  let known: readonly Resource[] | undefined;
  const targets = () => {
    known ??= targetsOf(unread, those, asked);
    return known;
  };
  for (const thing of unread.thingsFor(asked)) {
    if (found.has(thing.section)) continue;
    const helps = thing.joins.some(
      (join) => opens(unread, join, thing, asked) && those.some((user) => mayJoin(account, user, join, thing)),
    );
    if (helps || comesToAny(unread, targets(), those, thing, asked)) found.add(thing.section);
  }
}

/** Whether who joins so has a proof of what is asked. */
function opens(unread: Unread, join: Join, thing: UnreadThing, asked: Asked): boolean {
  const { world, possible } = unread;
  if (join.holders.has(ANY_ROLE) && asked.proofs.acceptsAnything(false) && isPair(unread, asked)) return true;
  const helps = (grant: Grant) => {
    const target = targetOf(world, grant, grant.holder, asked);
    return (
      target !== undefined && (serves(world, grant, grant.holder, asked) || comesInside(world, target, thing, asked))
    );
  };
  for (const holder of join.holders) {
    if (world.grants.of(holder, classOf(asked)).some(helps)) return true;
    if (possible.of(holder, classOf(asked)).some(helps)) return true;
  }
  return join.relation?.type === "ADMIN_OF" && administering(unread, join.relation.to, asked);
}

/** What administering the group gives, whoever does: only the grants' targets matter. */
function administering({ world }: Unread, group: string, asked: Asked): boolean {
  const isReached = GROUP_ADMIN_REACH.some(
    (reach) => reach.class === classOf(asked) && reach.permissions.includes(asked.permission),
  );
  if (!isReached || !groupExists(world.account, group)) return false;
  return groupAdminReach(world.account, group, group).some((grant) => serves(world, grant, group, asked));
}

/** What those have something of already, what members own among it. */
function targetsOf({ world }: Unread, { holders }: Those, asked: Asked): readonly Resource[] {
  // Only new members of the resource itself could come to be inside a single thing that is shared.
  const isGroup = asked.resource.level === "group";
  const grants = holders.flatMap((holder) =>
    isGroup ? world.grants.of(holder, classOf(asked)) : world.grants.notSharedWith(holder, classOf(asked)),
  );
  return [...new Set(grants.flatMap((grant) => targetOf(world, grant, grant.holder, asked) ?? []))];
}

function comesToAny(
  { world }: Unread,
  targets: readonly Resource[],
  those: Those,
  thing: UnreadThing,
  asked: Asked,
): boolean {
  return targets.some((target) =>
    target.level === "own" ? ownComesInside(world, those, thing, asked) : comesInside(world, target, thing, asked),
  );
}

/** A group without a known member might have one, whose own things the members' own then is a part of. */
export function collectFirstMembers(unread: Unread, asked: Asked, found: Set<string>): void {
  const { world } = unread;
  const { account, grants, users } = world;
  const { resource, extent, permission, proofs } = asked;
  const [group] = resource.owners;
  if (resource.level !== "group" || extent === "ALL" || group === undefined || hasKnownUser(world, group)) return;
  const own = grants.on(account.keys.ownSet(classOf(asked)));
  if (!own.some((grant) => grant.permission === permission && proofs.accepts(grant))) return;
  for (const thing of unread.thingsFor(asked)) {
    if (found.has(thing.section) || !leadsInto(thing, group)) continue;
    const joins = thing.joins.filter(({ groups }) => groups.has(group));
    if (users.some((user) => joins.some((join) => mayJoin(account, user, join, thing)))) found.add(thing.section);
  }
}

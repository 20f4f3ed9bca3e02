import type { Account } from "./account.ts";
import { sortedBytes } from "./order.ts";
import { groupPaths, type Relations } from "./relations.ts";

/** One way in which a resource is the target or part of it, with the relations that say so. */
export interface Reach {
  readonly target: string;
  readonly facts: readonly string[];
}

interface Owner {
  readonly user: string;
  readonly facts: readonly string[];
}

/** The owners of a node or of a user's set: a user owns itself, a recording is owned by each of its hosts. */
export function ownersOf(account: Account, relations: Relations, resource: string): Owner[] {
  const set = account.keys.readSet(resource);
  if (set !== null) return set.level === "user" && set.owner !== null ? [{ user: set.owner, facts: [] }] : [];
  if (account.isUser(resource)) return [{ user: resource, facts: [] }];
  if (!account.isHosted(resource)) return [];
  return relations.from(resource, "HOSTED_BY").map(({ key, to }) => ({ user: to, facts: [key] }));
}

/**
 * Everything that a resource is or is part of (semantics.md 2), once per way. A node owned by several is part of each
 * owner's set by the ownership relation to that owner; only the account's set needs none of them.
 */
export function reachesOf(account: Account, relations: Relations, resource: string): Reach[] {
  const { keys, catalog } = account;
  const reaches: Reach[] = [{ target: resource, facts: [] }];
  const className = account.classOf(resource);
  if (className === null) return reaches;
  const set = keys.readSet(resource);
  const belongsTo = catalog.belongsTo(className);
  if (belongsTo === "user") {
    for (const owner of ownersOf(account, relations, resource)) {
      const own = keys.setOf(className, owner.user);
      if (own !== resource) reaches.push({ target: own, facts: owner.facts });
      for (const { group, facts } of groupPaths(relations, owner.user)) {
        reaches.push({ target: keys.setOf(className, group), facts: [...owner.facts, ...facts] });
      }
    }
  }
  if (belongsTo === "group" && set === null && account.isGroup(resource)) {
    reaches.push({ target: keys.setOf(className, resource), facts: [] });
  }
  if (belongsTo !== undefined && resource !== keys.set(className)) {
    reaches.push({ target: keys.set(className), facts: [] });
  }
  return reaches;
}

/** All known sets and nodes of a class (semantics.md 5). */
export function membersOfClass(account: Account, className: string): string[] {
  const { keys } = account;
  const belongsTo = account.catalog.belongsTo(className);
  const owners = [
    ...(belongsTo === "user" ? account.knownUsers : []),
    ...(belongsTo === "account" ? [] : account.knownGroups),
  ];
  return sortedBytes([
    keys.set(className),
    ...(belongsTo === "user" ? [keys.own(className)] : []),
    ...owners.map((owner) => keys.setOf(className, owner)),
    ...new Set([...account.nodes.keys(), ...account.knownGroups].filter((key) => account.classOf(key) === className)),
  ]);
}

import type { Account } from "../../derive/account.ts";
import type { Closures, Path } from "../../derive/closures.ts";
import { BoundedMap } from "../../lib/bounded-map.ts";
import type { ResourceClass } from "../../model/class.ts";
import { relationKey } from "../../model/facts.ts";
import { type ParsedSet, parseSetKey } from "../../model/keys.ts";
import { KINDS } from "../../model/kinds.gen.ts";

/** A thing that may be acted on: a set or a node, with whom it belongs to. */
export interface Resource {
  readonly key: string;
  readonly class: ResourceClass | null;
  readonly level: "node" | ParsedSet["level"];
  /** Owners of a node or of a user's or group's set; of a user-class users, of a group-class groups. */
  readonly owners: readonly string[];
}

/** The names of the classes that an answer about a resource is about. */
export function classesOf({ class: resourceClass }: Resource): readonly string[] {
  return resourceClass === null ? [] : [resourceClass.name];
}

/** How a target lies to a resource: it contains it, is or overlaps parts of it, or has nothing in common. */
export type Lie = "whole" | readonly string[];

/** Each user has a set of every class: all would be millions. */
const MOST_REMEMBERED = 1 << 16;
const NONE: readonly string[] = [];
const OWNERSHIP = [...new Set(KINDS.flatMap(({ ownedBy }) => (ownedBy == null || ownedBy === "self" ? [] : ownedBy)))];
const KIND = new Map(KINDS.map((kind) => [kind.kind, kind]));

/** Some keys. */
export interface KeySet extends Iterable<string> {
  has(key: string): boolean;
}

export interface KnownOwners {
  readonly groups: KeySet;
  readonly users: KeySet;
}

/** Sets, nodes and how they contain each other (docs/semantics.md 2). */
export class Resources {
  readonly #account: Account;
  readonly #closures: Closures;
  readonly #cache = new BoundedMap<string, Resource | undefined>(MOST_REMEMBERED);
  readonly #containers = new WeakMap<Resource, readonly string[]>();
  readonly #groups: KeySet;
  readonly #users: KeySet;
  #owned: readonly string[] | undefined;

  /** `owners`: groups and users that have sets, where others than those that the account's own facts name. */
  constructor(account: Account, closures: Closures, owners: KnownOwners = knownOwners(account)) {
    this.#account = account;
    this.#closures = closures;
    this.#groups = owners.groups;
    this.#users = owners.users;
  }

  /** Keys of groups and users that have sets: by a node or an end of a relation. */
  get groups(): KeySet {
    return this.#groups;
  }
  get users(): KeySet {
    return this.#users;
  }

  /** The nodes of a class. */
  nodesOf(className: string): readonly Resource[] {
    return KINDS.filter((kind) => kind.resourceClass === className).flatMap(({ kind }) =>
      this.#account.ofKind(kind).flatMap((key) => this.of(key) ?? []),
    );
  }

  /** The resource of a key; undefined when it is neither a node nor a set of a known class and owner. */
  of(key: string): Resource | undefined {
    const known = this.#cache.get(key);
    if (known !== undefined || this.#cache.has(key)) return known;
    const described = this.#describe(key);
    this.#cache.set(key, described);
    return described;
  }

  #describe(key: string): Resource | undefined {
    const { catalog, keys } = this.#account;
    const kind = this.#account.graph.kind(key);
    if (kind !== undefined) {
      const className = KIND.get(kind)?.resourceClass ?? null;
      const owners = ownersOf(this.#account, key, kind);
      return {
        key,
        class: className === null ? null : (catalog.classes.get(className) ?? null),
        level: "node",
        owners,
      };
    }
    if (this.#groups.has(key)) return this.#nodelessGroup(key);
    const set = key.startsWith(`${keys.prefix}:`) ? parseSetKey(key) : undefined;
    const resourceClass = set === undefined ? undefined : catalog.classes.get(set.className);
    if (set === undefined || resourceClass === undefined) return undefined;
    const { belongsTo } = resourceClass;
    const exists =
      set.level === "account" ||
      (set.level === "own" && belongsTo === "user") ||
      (set.level === "group" && belongsTo !== "account" && this.#groups.has(set.owner as string)) ||
      (set.level === "user" && belongsTo === "user" && this.#users.has(set.owner as string));
    if (!exists) return undefined;
    return { key, class: resourceClass, level: set.level, owners: set.owner === null ? [] : [set.owner] };
  }

  /** A group that only relations name counts like any other. */
  #nodelessGroup(key: string): Resource {
    return { key, class: this.#account.catalog.classes.get("Group") ?? null, level: "node", owners: [key] };
  }

  get #severalOwners(): readonly string[] {
    this.#owned ??= ownedBySeveral(this.#account);
    return this.#owned;
  }

  /** Keys of all sets and nodes that contain the resource, itself first. */
  containers(resource: Resource): readonly string[] {
    const known = this.#containers.get(resource);
    if (known !== undefined) return known;
    const found = this.#findContainers(resource);
    this.#containers.set(resource, found);
    return found;
  }

  #findContainers(resource: Resource): readonly string[] {
    const { keys } = this.#account;
    if (resource.class === null) return [resource.key];
    const { name, belongsTo } = resource.class;
    const containers = new Set([resource.key]);
    for (const owner of belongsTo === "account" ? [] : resource.owners) {
      containers.add(keys.setOf(name, owner));
      if (belongsTo === "user" && resource.level !== "group") {
        for (const group of this.#closures.groupsOf(owner)) containers.add(keys.setOf(name, group));
      }
    }
    containers.add(keys.set(name));
    return [...containers];
  }

  contains(container: string, resource: Resource): boolean {
    return this.containers(resource).includes(container);
  }

  /**
   * Which facts put the resource into the container: one list of relation keys for each way. Containers that hold it
   * by definition need none.
   */
  *reachPaths(container: string, resource: Resource, check: () => void): Generator<Path> {
    const { keys } = this.#account;
    const className = resource.class?.name ?? "";
    if (container === resource.key || container === keys.set(className)) {
      yield [];
      return;
    }
    for (const owner of resource.owners) {
      const owned = this.#ownership(resource, owner);
      if (container === keys.setOf(className, owner)) {
        yield owned;
        continue;
      }
      if (resource.class?.belongsTo !== "user") continue;
      const group = parseSetKey(container)?.owner;
      if (group == null) continue;
      for (const path of this.#closures.memberPaths(owner, group, check)) yield [...owned, ...path];
    }
  }

  #ownership(resource: Resource, owner: string): readonly string[] {
    if (resource.level !== "node" || resource.key === owner) return [];
    const relation = KIND.get(this.#account.graph.kind(resource.key) ?? "")?.ownedBy;
    return relation == null || relation === "self" ? [] : [relationKey(resource.key, relation, owner)];
  }

  /** How a target of the same class lies to the resource. `own` targets must be turned into a user's set before. */
  lie(target: Resource, resource: Resource): Lie {
    if (this.contains(target.key, resource)) return "whole";
    if (target.level === "own") return resource.level === "account" ? [target.key] : NONE;
    if (this.contains(resource.key, target)) return [target.key];
    if (resource.level === "node" || target.level === "node") return NONE;
    return this.#overlap(target, resource);
  }

  /** The largest common parts of two sets of which neither contains the other. */
  #overlap(target: Resource, resource: Resource): readonly string[] {
    const { keys } = this.#account;
    if (target.class?.belongsTo !== "user" || resource.level === "own") return NONE;
    const parts: string[] = [];
    if (target.level === "group" && resource.level === "group") {
      const [fewer, more] = [target, resource]
        .map(({ owners }) => this.#closures.actingAs(owners[0] as string))
        .sort((a, b) => a.size - b.size) as [ReadonlySet<string>, ReadonlySet<string>];
      for (const user of fewer) {
        if (more.has(user) && this.#users.has(user)) parts.push(keys.setOf(target.class.name, user));
      }
    }
    for (const key of this.#severalOwners) {
      const node = this.of(key);
      if (node?.class?.name !== target.class.name) continue;
      const containers = this.containers(node);
      if (containers.includes(target.key) && containers.includes(resource.key)) parts.push(key);
    }
    return parts;
  }

  /** The owners of each node that several own and that is part of a set. */
  *sharedWithin(resource: Resource): Generator<readonly string[]> {
    for (const key of this.#severalOwners) {
      const node = this.of(key);
      if (node?.class?.name !== resource.class?.name || node === undefined) continue;
      if (this.containers(node).includes(resource.key)) yield node.owners;
    }
  }

  /** Of some keys those that are not inside another one of them. */
  maximal(keys: Iterable<string>): string[] {
    const all = new Set(keys);
    return [...all].filter((key) => {
      const resource = this.of(key);
      return resource === undefined || !this.containers(resource).some((other) => other !== key && all.has(other));
    });
  }
}

/** Owners of a node by its kind's ownership relation; a kind that owns itself is its own. */
function ownersOf(account: Account, key: string, kind: string): readonly string[] {
  const relation = KIND.get(kind)?.ownedBy ?? null;
  if (relation === null) return [];
  return relation === "self" ? [key] : account.to(relation, key);
}

/** Groups and users that an account's facts name. */
export function knownOwners(account: Account): { readonly groups: Set<string>; readonly users: Set<string> } {
  const groups = new Set(account.ofKind("ZoomGroup"));
  const users = new Set(account.ofKind("ZoomUser"));
  const groupPrefix = account.keys.node("group", "");
  const add = (key: string) => (key.startsWith(groupPrefix) ? groups : users).add(key);
  const { graph } = account;
  for (const relation of ["MEMBER_OF", "ADMIN_OF"]) for (const from of graph.sources(relation)) add(from);
  for (const relation of ["MEMBER_OF", "ADMIN_OF", "SCOPED_TO"]) {
    for (const to of graph.targets(relation)) groups.add(to);
  }
  for (const relation of OWNERSHIP) for (const to of graph.targets(relation)) users.add(to);
  return { groups, users };
}

/** Keys of the nodes that have several owners. */
function ownedBySeveral({ graph }: Account): string[] {
  return OWNERSHIP.flatMap((relation) =>
    [...graph.branching(relation)].filter((key) => KIND.get(graph.kind(key) ?? "")?.ownedBy === relation),
  );
}

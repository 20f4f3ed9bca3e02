import type { Catalog } from "../catalog/catalog.ts";
import { type AccountKeys, idOfKey, PSEUDO_PRINCIPALS, parseSetKey, type SetLevel } from "../model/keys.ts";
import { KINDS } from "../model/kinds.gen.ts";
import type { Account } from "./account.ts";
import type { Closures } from "./closures.ts";
import { deriveGrants } from "./derive.ts";
import type { Derivation } from "./grant.ts";
import { type ProjectedGrant, projectGrant, projectPossible } from "./projected-grant.ts";
import { PSEUDO_NAMES, setName } from "./projection-names.ts";

/** Raised when equal facts give another projection than before: an older one is built again. */
export const PROJECTION_RULES = 1;

export interface ProjectedSet {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly level: SetLevel;
  readonly owner: string | null;
}

export interface ProjectedPseudo {
  readonly key: string;
  readonly id: string;
  readonly name: string;
}

export interface PartOf {
  readonly part: string;
  readonly set: string;
}

/** What docs/graph.md calls the projection: all that Whocan adds to the facts of a revision for readers of the graph. */
export interface Projection {
  readonly pseudo: readonly ProjectedPseudo[];
  readonly sets: readonly ProjectedSet[];
  readonly grants: readonly ProjectedGrant[];
  readonly partOf: readonly PartOf[];
  /** Keys of what the account's node has as its resources; empty where the account's node was not read. */
  readonly resources: readonly string[];
}

export function projectionOf(account: Account, closures: Closures): Projection {
  const grants = projectedGrants(deriveGrants(account, closures));
  const nameOf = (key: string) => account.node(key)?.name ?? null;
  const sets = [...standingSets(account.keys, account.catalog), ...targetSets(grants, account.catalog, nameOf)];
  const nodes = [...account.nodes()];
  return {
    pseudo: pseudoPrincipals(account.keys),
    sets,
    grants,
    partOf: [
      ...sets.flatMap(({ key, class: name, level }) =>
        level === "account" ? [] : [{ part: key, set: account.keys.set(name) }],
      ),
      ...nodes.flatMap(({ key, kind }) => {
        const set = setOfKind(account.keys, account.catalog, kind);
        return set === undefined ? [] : [{ part: key, set }];
      }),
    ],
    resources: account.node(account.keys.prefix)?.kind === ACCOUNT_KIND ? resourcesOf(account) : [],
  };
}

/** The kind of the node that has all others as its resources. */
export const ACCOUNT_KIND = "ZoomAccount";

function resourcesOf(account: Account): string[] {
  return [...account.nodes()].flatMap(({ key }) => (key === account.keys.prefix ? [] : [key]));
}

/** A recording whose sharing was not read has no `share_recording`: that says it, no relation does. */
export function projectedGrants({ grants, possible }: Derivation): ProjectedGrant[] {
  const open = possible.filter(({ gap }) => gap === "catalog");
  return [...grants.map(projectGrant), ...open.map(projectPossible)];
}

export function pseudoPrincipals(keys: AccountKeys): ProjectedPseudo[] {
  return PSEUDO_PRINCIPALS.map((each) => {
    const key = keys.pseudo(each);
    return { key, id: idOfKey(key), name: PSEUDO_NAMES[each] };
  });
}

/** The sets that are there whatever the account holds. */
export function standingSets(keys: AccountKeys, catalog: Catalog): ProjectedSet[] {
  return [...catalog.classes.values()].flatMap(({ name, belongsTo }) => {
    const own = belongsTo === "user" ? [keys.ownSet(name)] : [];
    return [keys.set(name), ...own].flatMap((key) => projectedSet(key, null) ?? []);
  });
}

/** The sets of groups and users that grants have as their targets; `nameOf` names an owner that has a node. */
export function targetSets(
  grants: Iterable<ProjectedGrant>,
  catalog: Catalog,
  nameOf: (owner: string) => string | null,
): ProjectedSet[] {
  const targets = new Set([...grants].map(({ target }) => target));
  return [...targets].flatMap((target) => {
    const parsed = parseSetKey(target);
    if (parsed === undefined || parsed.owner === null || !catalog.classes.has(parsed.className)) return [];
    return projectedSet(target, nameOf(parsed.owner)) ?? [];
  });
}

function projectedSet(key: string, ownerName: string | null): ProjectedSet | undefined {
  const parsed = parseSetKey(key);
  if (parsed === undefined) return undefined;
  const { className, level, owner } = parsed;
  return { key, id: idOfKey(key), name: setName(key, ownerName), class: className, level, owner };
}

const CLASS_OF_KIND = new Map(KINDS.map(({ kind, resourceClass }) => [kind, resourceClass]));

/** The account's set that nodes of a kind are part of; none for what cannot be acted on. */
export function setOfKind(keys: AccountKeys, catalog: Catalog, kind: string): string | undefined {
  const name = CLASS_OF_KIND.get(kind);
  return name == null || !catalog.classes.has(name) ? undefined : keys.set(name);
}

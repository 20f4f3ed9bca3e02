import type { Catalog } from "../catalog/catalog.ts";
import { type AccountKeys, idOfKey, PSEUDO_PRINCIPALS, parseSetKey, type SetLevel } from "../model/keys.ts";
import { KINDS } from "../model/kinds.gen.ts";
import type { Derivation } from "./grant.ts";
import { type ProjectedGrant, projectGrant, projectPossible } from "./projected-grant.ts";
import { PSEUDO_NAMES, setName } from "./projection-names.ts";

/** A set of resources, as docs/graph.md has it; a property that is null is none. */
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

/** A recording whose sharing was not read has no `share_recording`, or the coverage tells: no relation does. */
export function projectedGrants({ grants, possible }: Derivation): ProjectedGrant[] {
  const open = possible.filter(({ gap }) => gap !== "recording-shares");
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

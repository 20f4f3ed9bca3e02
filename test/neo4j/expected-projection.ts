import type { Account } from "../../src/derive/account.ts";
import { Closures } from "../../src/derive/closures.ts";
import { deriveGrants } from "../../src/derive/derive.ts";
import type { ProjectedGrant } from "../../src/derive/projected-grant.ts";
import {
  type ProjectedPseudo,
  type ProjectedSet,
  projectedGrants,
  pseudoPrincipals,
  setOfKind,
  standingSets,
  targetSets,
} from "../../src/derive/projection.ts";

/** All that docs/graph.md calls the projection. */
export interface ExpectedProjection {
  readonly pseudo: readonly ProjectedPseudo[];
  readonly sets: readonly ProjectedSet[];
  readonly grants: readonly ProjectedGrant[];
  readonly partOf: readonly { readonly part: string; readonly set: string }[];
  /** Keys of what the account's node has as its resources. */
  readonly resources: readonly string[];
}

/** What follows from all facts of an account at once. */
export function expectedProjection(account: Account): ExpectedProjection {
  const { keys, catalog } = account;
  const grants = projectedGrants(deriveGrants(account, new Closures(account)));
  const nameOf = (key: string) => account.node(key)?.name ?? null;
  const sets = [...standingSets(keys, catalog), ...targetSets(grants, catalog, nameOf)];
  const nodes = [...account.graph.nodes()];
  const others = nodes.flatMap(({ key }) => (key === keys.prefix ? [] : [key]));
  return {
    pseudo: pseudoPrincipals(keys),
    sets,
    grants,
    partOf: [
      ...sets.flatMap((set) => (set.level === "account" ? [] : [{ part: set.key, set: keys.set(set.class) }])),
      ...nodes.flatMap(({ key, kind }) => {
        const set = setOfKind(keys, catalog, kind);
        return set === undefined ? [] : [{ part: key, set }];
      }),
    ],
    resources: account.node(keys.prefix)?.kind === "ZoomAccount" ? others : [],
  };
}

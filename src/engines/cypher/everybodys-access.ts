import type { Catalog } from "../../catalog/catalog.ts";
import type { AccountKeys } from "../../model/keys.ts";
import { PERMISSIONS } from "../../model/permissions.ts";
import { grantRow } from "./grant-rows.ts";
import type { Graph } from "./graph.ts";
import type { GrantList, GrantRow } from "./world-rows.ts";

/** What the pseudo-principals may do with what is the members' own, and may have beside. */
export interface EverybodysAccess {
  readonly grants: readonly GrantRow[];
  readonly possible: readonly PossibleAccess[];
}

interface PossibleAccess {
  readonly holder: string;
  readonly permission: string;
  readonly class: string;
  readonly gap: string;
}

const NAMES = { PERMISSIONS: PERMISSIONS.join("|") };

export async function readEverybodysAccess(
  graph: Graph,
  catalog: Catalog,
  keys: AccountKeys,
): Promise<EverybodysAccess> {
  const owned = [...catalog.classes.values()].filter(({ belongsTo }) => belongsTo === "user");
  const parameters = {
    pseudo: [keys.pseudo("AccountMembers"), keys.pseudo("Everyone")],
    ownSets: owned.map(({ name }) => keys.ownSet(name)),
  };
  const { grants, possible } = await graph.one("effective-access-everybody", parameters, { names: NAMES });
  return { grants: (grants as GrantList[]).map(grantRow), possible: possible as PossibleAccess[] };
}

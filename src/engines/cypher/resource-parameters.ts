import { parseSetKey } from "../../model/keys.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import type { Parameters } from "../../store/neo4j/database.ts";
import { integer } from "../../store/neo4j/database.ts";
import type { CypherContext } from "./context.ts";

/**
 * What statements must be told of a resource to find its owners and the sets that contain it (docs/semantics.md 2): $resource, $level,
 * $owner, $set, and of every account $setOfKind, $groupSet, $nestedSets, $prefix and $groups. What is not there is the empty text and
 * not null: parameters of another type would make another plan.
 */
export function resourceParameters({ keys, catalog }: CypherContext, resource: string): Parameters {
  const parsed = resource.startsWith(`${keys.prefix}:`) ? parseSetKey(resource) : undefined;
  const classes = [...catalog.classes.values()];
  return {
    resource,
    level: parsed?.level ?? "node",
    owner: parsed?.owner ?? "",
    set: parsed === undefined ? "" : keys.set(parsed.className),
    setOfKind: Object.fromEntries(
      KINDS.flatMap(({ kind, resourceClass }) =>
        resourceClass === null || !catalog.classes.has(resourceClass) ? [] : [[kind, keys.set(resourceClass)]],
      ),
    ),
    groupSet: keys.set("Group"),
    nestedSets: classes.filter(({ belongsTo }) => belongsTo === "user").map(({ name }) => keys.set(name)),
    prefix: integer(keys.prefix.length),
    groups: keys.node("group", ""),
  };
}

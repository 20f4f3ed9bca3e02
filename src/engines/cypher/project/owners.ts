import type { ProjectedGrant } from "../../../derive/projected-grant.ts";
import { type ProjectedSet, targetSets } from "../../../derive/projection.ts";
import { parseSetKey } from "../../../model/keys.ts";
import type { Transaction } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import type { ProjectionContext } from "./context.ts";

/** The sets of groups and users that grants have as their targets, named by their owners' nodes. */
export async function readTargetSets(
  transaction: Transaction,
  { catalog }: ProjectionContext,
  grants: readonly ProjectedGrant[],
): Promise<ProjectedSet[]> {
  const owners = new Set(grants.flatMap(({ target }) => parseSetKey(target)?.owner ?? []));
  const rows = await transaction.run(statementOf("project/names"), { keys: [...owners] });
  const names = new Map(rows.map(({ key, name }) => [String(key), String(name)]));
  return targetSets(grants, catalog, (owner) => names.get(owner) ?? null);
}

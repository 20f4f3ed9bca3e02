import { groupAdminGrants } from "../../../derive/grants/group-admins.ts";
import type { ProjectedGrant } from "../../../derive/projected-grant.ts";
import { projectedGrants } from "../../../derive/projection.ts";
import type { ExtentCoverage } from "../../../model/coverage.ts";
import { integer, type Transaction } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import { nodeOf, type ProjectionContext, partialAccount, relationOf } from "./context.ts";

export interface GroupAdmin {
  readonly user: string;
  readonly group: string;
  /** Whether the group has a node. */
  readonly known: boolean;
}

/** Every relation is newer than this. */
export const EVER = -1;

/** Who administers a group; of those who did at revision `since`, only where it or the group may have changed. */
export async function readAdmins(
  transaction: Transaction,
  since: number,
  groups: Iterable<string> = [],
): Promise<GroupAdmin[]> {
  const parameters = { since: integer(since), groups: [...groups] };
  const rows = await transaction.run(statementOf("project/admins"), parameters);
  return rows.map(({ user, group, known }) => ({ user: String(user), group: String(group), known: known === true }));
}

/** `coverage`: of the section `groups`. */
export function adminGrants(
  context: ProjectionContext,
  admins: readonly GroupAdmin[],
  coverage: readonly ExtentCoverage[],
): ProjectedGrant[] {
  const known = new Set(admins.flatMap(({ group, known }) => (known ? [group] : [])));
  const facts = [
    ...[...known].map((group) => nodeOf("ZoomGroup", group)),
    ...admins.map(({ user, group }) => relationOf(user, "ADMIN_OF", group)),
  ];
  return projectedGrants(groupAdminGrants(partialAccount(context, facts, coverage)));
}

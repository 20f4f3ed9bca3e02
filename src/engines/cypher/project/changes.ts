import { integer, type Transaction } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";

/** What the store changed since a revision, as far as the projection follows from it node by node. */
export interface Changes {
  /** Keys of nodes of which a fact was opened or closed. Some may be gone, some the same as before. */
  readonly nodes: readonly string[];
  /** Keys of nodes of which a fact was closed. */
  readonly closed: readonly string[];
  /** Who no longer administers a group, or does so otherwise. */
  readonly admins: readonly { readonly user: string; readonly group: string }[];
}

export async function readChanges(transaction: Transaction, revision: number): Promise<Changes> {
  const since = { since: integer(revision) };
  const [opened, past] = await Promise.all([
    transaction.run(statementOf("project/changed-nodes"), since),
    transaction.run(statementOf("project/closed-since"), since),
  ]);
  const closed = past.flatMap(({ key, type }) => (type === "node" ? [String(key)] : []));
  const admins = past.flatMap(({ key, type }) => (type === "node" ? [] : adminOf(String(key))));
  return { nodes: [...new Set([...opened.map(({ key }) => String(key)), ...closed])], closed, admins };
}

function adminOf(key: string): Changes["admins"] {
  const [user, group] = key.split("|ADMIN_OF|");
  return user === undefined || group === undefined ? [] : [{ user, group }];
}

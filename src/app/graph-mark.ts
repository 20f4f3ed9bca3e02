import { type Expected, type Mark, unfitness } from "../engines/cypher/mark.ts";
import type { Neo4jDatabase } from "../store/neo4j/database.ts";
import { statementOf } from "../store/neo4j/statements.ts";

/** What the graph holds now; undefined in an empty database. */
export async function readMark(database: Neo4jDatabase): Promise<Mark | undefined> {
  const [row] = await database.query(statementOf("access/mark"));
  return row?.["mark"] as Mark | undefined;
}

/** Whether the graph can be asked for a revision: it is not being written, and its projection is of just this. */
export function serves(mark: Mark | undefined, expected: Expected): boolean {
  return mark !== undefined && unfitness(mark, expected) === undefined;
}

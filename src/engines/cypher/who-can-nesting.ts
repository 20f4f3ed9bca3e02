import { integer } from "../../store/neo4j/database.ts";
import type { Graph } from "./graph.ts";
import type { NodeRow, RelationRow } from "./world-rows.ts";

/** How groups are in groups and have roles, and how many users each role and group leads to. */
export interface Nesting {
  /** Of groups that have members. */
  readonly relations: readonly RelationRow[];
  readonly nodes: readonly NodeRow[];
  /** How many users have a role or are in a group directly; of few, about how many. */
  usersOf(key: string): number;
}

/** Fewer are not counted: they cost little, however they are asked for. */
const LEAST = 50;

export async function readNesting(graph: Graph): Promise<Nesting> {
  const [{ relations, nodes }, { degrees }] = await Promise.all([
    graph.one("who-can-nesting"),
    graph.one("who-can-degrees", { least: integer(LEAST) }),
  ]);
  const rows = relations as readonly (RelationRow & { readonly leads: boolean })[];
  const users = new Map((degrees as { key: string; degree: number }[]).map(({ key, degree }) => [key, degree]));
  for (const { to } of rows) {
    const degree = users.get(to);
    if (degree !== undefined) users.set(to, degree - 1);
  }
  return {
    relations: rows.filter(({ leads }) => leads),
    nodes: nodes as readonly NodeRow[],
    usersOf: (key) => users.get(key) ?? LEAST,
  };
}

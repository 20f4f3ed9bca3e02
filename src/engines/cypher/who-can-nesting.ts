import { append } from "../../lib/maps.ts";
import { integer } from "../../store/neo4j/database.ts";
import type { Graph } from "./graph.ts";
import type { NodeRow, RelationRow } from "./world-rows.ts";

/** How groups are in groups and have roles, and how many users each role and group leads to. */
export interface Nesting {
  /** Of groups that have members. */
  readonly relations: readonly RelationRow[];
  readonly nodes: readonly NodeRow[];
  /** Some groups, or users, and the groups that are in them, through others too. */
  withLeading(groups: readonly string[]): readonly string[];
  /** How many users have a role or are in a group directly; of few, about how many. */
  usersOf(key: string): number;
  /** Of several together, as if nobody were in two of them. */
  usersOfAll(keys: readonly string[]): number;
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
  const leading = rows.filter(({ leads }) => leads);
  const usersOf = (key: string) => users.get(key) ?? LEAST;
  return {
    relations: leading,
    nodes: nodes as readonly NodeRow[],
    withLeading: leadingBy(leading),
    usersOf,
    usersOfAll: (keys) => keys.reduce((sum, key) => sum + usersOf(key), 0),
  };
}

function leadingBy(relations: readonly RelationRow[]): Nesting["withLeading"] {
  const inside = new Map<string, string[]>();
  for (const { from, type, to } of relations) if (type === "MEMBER_OF") append(inside, to, from);
  return (groups) => {
    const found = new Set(groups);
    // Those that are added while it goes on are gone through too.
    for (const key of found) for (const one of inside.get(key) ?? []) found.add(one);
    return [...found];
  };
}

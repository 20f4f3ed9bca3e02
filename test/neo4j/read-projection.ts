import type { Account } from "../../src/derive/account.ts";
import type { DatabaseRow, Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { expectedProjection } from "./expected-projection.ts";

/** A projection as texts that can be compared whatever its order. */
export interface PlainProjection {
  readonly pseudo: readonly string[];
  readonly sets: readonly string[];
  readonly grants: readonly string[];
  readonly partOf: readonly string[];
  readonly resources: readonly string[];
}

/** What the graph has, grants and all, whatever wrote it. */
export async function readProjection(database: Neo4jDatabase): Promise<PlainProjection> {
  const ask = (statement: string) => database.read((transaction) => transaction.run(statement));
  const nodes = (label: string) => ask(`MATCH (n:${label}) RETURN labels(n) AS labels, properties(n) AS properties`);
  const grants = await ask(
    `MATCH (holder)-[r]->(target) WHERE r.origin IS NOT NULL
     RETURN holder.key AS holder, type(r) AS type, target.key AS target, properties(r) AS properties`,
  );
  const ends = (type: string) => ask(`MATCH (from)-[:${type}]->(to) RETURN from.key AS from, to.key AS to`);
  return {
    pseudo: plain(await nodes("PseudoPrincipal")),
    sets: plain(await nodes("ResourceSet")),
    grants: plain(grants),
    partOf: plain(await ends("PART_OF")),
    resources: plain(await ends("RESOURCE")),
  };
}

/** What the graph should have. */
export function plainProjection(account: Account): PlainProjection {
  const { pseudo, sets, grants, partOf, resources } = expectedProjection(account);
  return {
    pseudo: plain(pseudo.map((properties) => ({ labels: ["PseudoPrincipal", "WhocanNode"], properties }))),
    sets: plain(sets.map((properties) => ({ labels: ["ResourceSet", "WhocanNode"], properties }))),
    grants: plain(grants),
    partOf: plain(partOf.map(({ part, set }) => ({ from: part, to: set }))),
    resources: plain(resources.map((to) => ({ from: account.keys.prefix, to }))),
  };
}

/** Keys that only the graph has, because something leads there. */
export async function placeholders(database: Neo4jDatabase): Promise<readonly DatabaseRow[]> {
  return database.read((transaction) =>
    transaction.run("MATCH (n:WhocanMissing) RETURN n.key AS key, labels(n) AS labels, COUNT { (n)--() } AS degree"),
  );
}

function plain(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(sorted(row))).sort();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(
    entries
      .map(([name, member]) => [name, name === "labels" ? [...(member as string[])].sort() : sorted(member)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

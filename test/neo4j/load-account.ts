import neo4j from "neo4j-driver";
import { type Catalog, indexCatalog } from "../../src/catalog/catalog.ts";
import { Account } from "../../src/derive/account.ts";
import { Closures } from "../../src/derive/closures.ts";
import { PROJECTION_RULES, projectionOf } from "../../src/derive/projection.ts";
import { writeProjection } from "../../src/engines/cypher/project/write-projection.ts";
import { append } from "../../src/lib/maps.ts";
import { idOfKey, makeKey, splitKey } from "../../src/model/keys.ts";
import { KINDS } from "../../src/model/kinds.gen.ts";
import { integer, type Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { statementOf } from "../../src/store/neo4j/statements.ts";
import type { TestAccount } from "../accounts/build-account.ts";

export interface LoadedAccount {
  readonly account: Account;
  readonly catalog: Catalog;
  /** What the engine's input wants. */
  readonly revision: {
    readonly number: number;
    readonly at: string;
    readonly catalogDigest: string;
    readonly account: string;
  };
}

const AT = "2026-01-01T00:00:00.000Z";
const DIGEST = "test";

/** Makes the constraints and indexes of the schema, which emptying keeps. */
export async function prepareDatabase(database: Neo4jDatabase): Promise<void> {
  for (const statement of statementOf("schema/0001-facts-and-history").split(/;\n/)) {
    if (statement.trim() !== "") await database.write((transaction) => transaction.run(statement));
  }
}

/** Deletes all nodes; constraints and indexes stay. */
export async function emptyDatabase(database: Neo4jDatabase): Promise<void> {
  await database.write((transaction) => transaction.run("MATCH (n) DETACH DELETE n"));
}

/**
 * Empties the database, which must have been prepared, and puts one account into it as its first revision, with the projection that
 * follows.
 */
export async function loadAccount(database: Neo4jDatabase, given: TestAccount): Promise<LoadedAccount> {
  const catalog = indexCatalog(given.catalog, DIGEST);
  const prefix = makeKey(given.source, given.account);
  const { facts, coverage, lacks } = given;
  const account = Account.read(facts, { catalog, coverage, lacks, prefix });
  const revision = { number: 1, at: AT, catalogDigest: DIGEST, account: given.account };
  await emptyDatabase(database);
  await plainLoad(database, account, given);
  await writeProjection({
    database,
    projection: projectionOf(account, new Closures(account)),
    account: prefix,
    stamp: { revision: 1, catalogDigest: DIGEST, lacks: [...lacks].sort(), rules: PROJECTION_RULES },
    writer: "test",
  });
  return { account, catalog, revision };
}

async function plainLoad(database: Neo4jDatabase, account: Account, { coverage }: TestAccount): Promise<void> {
  const nodes = new Map<string, unknown[]>();
  const relations = new Map<string, { from: string; to: string; properties: unknown }[]>();
  for (const { key, kind, name, properties } of account.nodes()) {
    const own = { key, id: idOfKey(key), kind, name, source: splitKey(key)[0], validFrom: neo4j.int(1) };
    append(nodes, kind, { key, properties: { ...native(properties), ...own } });
  }
  for (const { from, to, relation, sections } of account.relations()) {
    append(relations, relation, { from, to, properties: { sections, validFrom: neo4j.int(1) } });
  }
  await database.write(async (transaction) => {
    const store = { id: "whocan", format: integer(1), head: integer(1), account: account.keys.account };
    await transaction.run("CREATE (s:WhocanStore) SET s = $store", { store });
    for (const [kind, rows] of nodes) {
      const declared = KINDS.find((each) => each.kind === kind);
      const labels = [...(declared?.labels ?? []), ...(declared?.generic ?? [])].join(":");
      await transaction.run(statementOf("write/nodes", { LABELS: labels }), { rows });
    }
    const keys = [...relations.values()].flat().flatMap(({ from, to }) => [from, to]);
    await transaction.run(statementOf("write/placeholders"), { keys: [...new Set(keys)] });
    for (const [TYPE, rows] of relations) await transaction.run(statementOf("write/relations", { TYPE }), { rows });
    const rows = coverage.map(({ section, extent, status }) => ({ section, extent, status, from: neo4j.int(1) }));
    await transaction.run("UNWIND $rows AS row CREATE (c:WhocanCoverage) SET c = row", { rows });
  });
}

function native(properties: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, Number.isSafeInteger(value) ? neo4j.int(value) : value]),
  );
}

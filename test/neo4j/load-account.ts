import { type Catalog, indexCatalog } from "../../src/catalog/catalog.ts";
import { Account } from "../../src/derive/account.ts";
import { updateProjection } from "../../src/engines/cypher/project/update-projection.ts";
import { makeKey } from "../../src/model/keys.ts";
import { factOfText, textOfFact } from "../../src/store/fact-text.ts";
import type { GraphStore } from "../../src/store/graph-store.ts";
import { integer, type Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { Neo4jStore } from "../../src/store/neo4j/neo4j-store.ts";
import { migrate } from "../../src/store/neo4j/schema.ts";
import type { TestAccount } from "../accounts/build-account.ts";

export interface LoadedAccount {
  readonly account: Account;
  readonly catalog: Catalog;
  /** It lets go of the database when it is closed: leave it open. */
  readonly store: GraphStore;
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
const NODES_AT_ONCE = 10_000;
const SETTINGS = { readOnly: false, changesPerTransaction: 100_000, changesPerBatch: 5_000, leaseMs: 60_000 };

/** Gives the database the constraints and indexes of a store; emptying keeps them. */
export async function prepareDatabase(database: Neo4jDatabase): Promise<void> {
  await migrate(database, 0);
}

/** Makes the store an empty one. */
export async function emptyStore(database: Neo4jDatabase): Promise<void> {
  const limit = integer(NODES_AT_ONCE);
  for (let deleted = NODES_AT_ONCE; deleted === NODES_AT_ONCE; ) {
    const [row] = await database.write((transaction) =>
      transaction.run(
        `MATCH (n) WHERE NOT n:WhocanStore WITH n LIMIT $limit DETACH DELETE n WITH count(*) AS deleted
         MATCH (s:WhocanStore) SET s = {id: s.id, format: s.format, head: 0} RETURN deleted`,
        { limit },
      ),
    );
    deleted = Number(row?.["deleted"]);
  }
}

/** Makes the account the only revision of the store, which must have been prepared, with the projection that follows. */
export async function loadAccount(database: Neo4jDatabase, given: TestAccount): Promise<LoadedAccount> {
  const { facts, coverage, lacks, account: id } = given;
  const catalog = indexCatalog(given.catalog, DIGEST);
  const prefix = makeKey(given.source, id);
  await emptyStore(database);
  const store = new Neo4jStore(database, SETTINGS);
  const info = { at: AT, connection: "test", account: id, catalogDigest: DIGEST, parent: 0 };
  await store.commit({ opened: facts, closed: [] }, coverage, info);
  await updateProjection({ database, catalog, lacks });
  // As every store gives them back.
  const kept = facts.map((fact) => factOfText(textOfFact(fact)));
  const account = Account.read(kept, { catalog, coverage, lacks, prefix });
  return { account, catalog, store, revision: { number: 1, at: AT, catalogDigest: DIGEST, account: id } };
}

import type { GraphStore } from "../../../src/store/graph-store.ts";
import { Neo4jDatabase } from "../../../src/store/neo4j/database.ts";
import type { TestAccount } from "../../accounts/build-account.ts";
import type { Neo4jAddress } from "../../neo4j/given-address.ts";
import { loadAccount, prepareDatabase } from "../../neo4j/load-account.ts";

/** One database for the systems over it: an account that one of them took in is there for the others. */
export class LoadedOnNeo4j {
  readonly database: Neo4jDatabase;
  #account: TestAccount | undefined;
  #store: Promise<GraphStore> | undefined;
  #prepared: Promise<void> | undefined;

  constructor(address: Neo4jAddress) {
    this.database = new Neo4jDatabase(address);
  }

  /** The store and its projection, with this account alone. */
  store(account: TestAccount): Promise<GraphStore> {
    if (this.#account !== account || this.#store === undefined) {
      this.#account = account;
      this.#store = this.#load(account);
    }
    return this.#store;
  }

  async #load(account: TestAccount): Promise<GraphStore> {
    this.#prepared ??= prepareDatabase(this.database);
    await this.#prepared;
    const { store } = await loadAccount(this.database, account);
    return store;
  }

  async close(): Promise<void> {
    await this.database.close();
  }
}

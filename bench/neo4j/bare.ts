import neo4j, { type Driver } from "neo4j-driver";
import type { Fact } from "../../src/model/facts.ts";
import { KINDS } from "../../src/model/kinds.gen.ts";
import { timeOnce } from "../figures.ts";

const ROWS = 5_000;

export interface BareLoad {
  readonly nodes: number;
  readonly relations: number;
  readonly seconds: number;
}

/**
 * The yardstick: the same nodes and relations by nothing but UNWIND and CREATE, 5,000 rows a transaction on one session, with the same
 * uniqueness constraint; no fingerprints, no history, no second look.
 */
export async function bareLoad(uri: string, facts: Iterable<Fact>): Promise<BareLoad> {
  const driver = neo4j.driver(uri);
  try {
    await driver.executeQuery("CREATE CONSTRAINT FOR (n:BareNode) REQUIRE n.key IS UNIQUE");
    const load = new Loader(driver);
    const [seconds] = await timeOnce(() => load.run(facts));
    return { nodes: load.nodes, relations: load.relations, seconds };
  } finally {
    await driver.close();
  }
}

class Loader {
  nodes = 0;
  relations = 0;
  readonly #driver: Driver;

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  async run(facts: Iterable<Fact>): Promise<void> {
    const waiting = new Map<string, object[]>();
    const relations: Fact[] = [];
    for (const fact of facts) {
      if (fact.type === "relation") {
        relations.push(fact);
        continue;
      }
      this.nodes++;
      const labels = KINDS.find(({ kind }) => kind === fact.kind)?.labels.join(":") ?? "";
      await this.#add(waiting, `UNWIND $rows AS row CREATE (n:BareNode:${labels}) SET n = row`, {
        key: fact.key,
        name: fact.name,
        kind: fact.kind,
        ...fact.properties,
      });
    }
    await this.#flush(waiting);
    for (const fact of relations) {
      if (fact.type !== "relation") continue;
      this.relations++;
      const { from, relation, to } = fact;
      const statement = `UNWIND $rows AS row MATCH (a:BareNode {key: row.from}) MATCH (b:BareNode {key: row.to}) CREATE (a)-[:${relation}]->(b)`;
      await this.#add(waiting, statement, { from, to });
    }
    await this.#flush(waiting);
  }

  async #add(waiting: Map<string, object[]>, statement: string, row: object): Promise<void> {
    const rows = waiting.get(statement) ?? [];
    waiting.set(statement, rows);
    if (rows.push(row) < ROWS) return;
    waiting.delete(statement);
    await this.#write(statement, rows);
  }

  async #flush(waiting: Map<string, object[]>): Promise<void> {
    for (const [statement, rows] of waiting) await this.#write(statement, rows);
    waiting.clear();
  }

  async #write(statement: string, rows: readonly object[]): Promise<void> {
    const session = this.#driver.session();
    try {
      await session.executeWrite((transaction) => transaction.run(statement, { rows }));
    } finally {
      await session.close();
    }
  }
}

import neo4j, { type ProfiledPlan } from "neo4j-driver";
import type { Graph, GraphOptions, GraphRow } from "../../src/engines/cypher/graph.ts";
import { statementOf } from "../../src/store/neo4j/statements.ts";

/** A graph that nobody else writes: asked by profiled statements, it keeps the most db hits of each. */
export class ProfilingGraph implements Graph {
  readonly hits = new Map<string, number>();
  readonly #driver;

  constructor(uri: string) {
    this.#driver = neo4j.driver(uri, undefined, { disableLosslessIntegers: true });
  }

  async one(statement: string, parameters?: object, options?: GraphOptions): Promise<GraphRow> {
    const rows = await this.ask(statement, parameters, options);
    return rows[0] as GraphRow;
  }

  async ask(statement: string, parameters: object = {}, options: GraphOptions = {}): Promise<readonly GraphRow[]> {
    const text = `PROFILE ${statementOf(`access/${statement}`, options.names)}`;
    const { records, summary } = await this.#driver.executeQuery(text, parameters, { routing: "READ" });
    const hits = summary.profile === false ? 0 : hitsOf(summary.profile);
    this.hits.set(statement, Math.max(hits, this.hits.get(statement) ?? 0));
    return records.map((record) => record.toObject());
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }
}

function hitsOf({ dbHits, children }: ProfiledPlan): number {
  return children.reduce((sum, child) => sum + hitsOf(child), dbHits);
}

import type { AccessEngine } from "../access/engine.ts";
import { buildCypherEngine } from "../engines/cypher/cypher-engine.ts";
import { openGraph } from "../engines/cypher/graph.ts";
import { readMark, serves } from "../engines/cypher/mark.ts";
import type { Revision } from "../store/graph-store.ts";
import type { Neo4jDatabase } from "../store/neo4j/database.ts";
import type { EngineParts } from "./engine-parts.ts";
import type { OpenStore } from "./open-store.ts";
import { orIndex } from "./or-index.ts";

/** The engine that asks the graph itself, which holds one revision: the newest. */
export class CypherEngines {
  readonly #parts: EngineParts;
  #last: { readonly digest: string; readonly engine: Promise<AccessEngine> } | undefined;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /**
   * Undefined for a store without a graph. The projection follows its revision a while after, so the engine is one that looks when it is
   * asked. `index` gives the one of the same revision.
   */
  async of(store: OpenStore, head: Revision, index: () => Promise<AccessEngine>): Promise<AccessEngine | undefined> {
    const { database } = store;
    if (database === undefined) return undefined;
    if (this.#last?.digest === head.digest) return this.#last.engine;
    const engine = this.#build(store, database, head, index);
    this.#last = { digest: head.digest, engine };
    engine.catch(() => {
      if (this.#last?.engine === engine) this.#last = undefined;
    });
    return engine;
  }

  async #build(
    store: OpenStore,
    database: Neo4jDatabase,
    head: Revision,
    index: () => Promise<AccessEngine>,
  ): Promise<AccessEngine> {
    const parts = this.#parts.of(head);
    const expected = this.#parts.expected(head);
    const coverage = await store.coverage(head.number);
    const graph = openGraph({ database, clock: parts.clock, ...expected });
    return orIndex({
      graph: buildCypherEngine({ ...parts, graph, coverage, index }),
      serves: async () => serves(await readMark(database), expected),
      index,
    });
  }
}

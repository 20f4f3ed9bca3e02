import type { AccessEngine } from "../access/engine.ts";
import type { Config } from "../config/load-config.ts";
import type { Revision } from "../store/graph-store.ts";
import type { CypherEngines } from "./cypher-engines.ts";
import type { EngineParts } from "./engine-parts.ts";
import { IndexEngines } from "./index-engines.ts";
import type { OpenStore } from "./open-store.ts";
import type { SavedIndexes } from "./saved-indexes.ts";

/** Chooses what answers of a revision: of the newest the graph, where it is wanted and while it serves, else the index. */
export class Engines {
  readonly #parts: EngineParts;
  readonly #indexes: IndexEngines;
  readonly #cypher: Promise<CypherEngines> | undefined;

  constructor({ engine }: Config, parts: EngineParts, saved: SavedIndexes) {
    this.#parts = parts;
    this.#indexes = new IndexEngines(parts, saved);
    this.#cypher = engine === "cypher" ? this.#loadCypher() : undefined;
  }

  async of(store: OpenStore, revision: Revision, head: Revision, signal?: AbortSignal): Promise<AccessEngine> {
    // The graph's engine outlives the question that made it, so it asks for an index without that one's signal.
    const index = (signal?: AbortSignal) => this.#indexes.of(store, revision, head, signal);
    const isNewest = revision.number === head.number;
    const graph = isNewest ? await (await this.#cypher)?.of(store, head, () => index()) : undefined;
    return graph ?? index(signal);
  }

  /** Ends what is being built. */
  close(): void {
    this.#indexes.close();
  }

  /** Who asks the index alone does not wait for the driver of the database. */
  async #loadCypher(): Promise<CypherEngines> {
    const { CypherEngines } = await import("./cypher-engines.ts");
    return new CypherEngines(this.#parts);
  }
}

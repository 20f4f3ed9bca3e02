import { LRUCache } from "lru-cache";
import type { AccessEngine } from "../access/engine.ts";
import { buildIndexEngine } from "../engines/index/index-engine.ts";
import type { GraphStore, Revision } from "../store/graph-store.ts";
import type { EngineParts } from "./engine-parts.ts";

/** How many newest revisions keep their index in memory; one older one may stay beside them. */
const NEWEST = 2;

/** Indexes of revisions, built when they are first asked for. */
export class IndexEngines {
  readonly #parts: EngineParts;
  readonly #newest = new LRUCache<string, Promise<AccessEngine>>({ max: NEWEST });
  readonly #older = new LRUCache<string, Promise<AccessEngine>>({ max: 1 });

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  of(store: GraphStore, revision: Revision, head: Revision): Promise<AccessEngine> {
    const cache = revision.number > head.number - NEWEST ? this.#newest : this.#older;
    const cached = cache.get(revision.digest);
    if (cached !== undefined) return cached;
    const building = this.#build(store, revision);
    cache.set(revision.digest, building);
    // A build that failed is tried again by the next question.
    building.catch(() => cache.delete(revision.digest));
    return building;
  }

  async #build(store: GraphStore, revision: Revision): Promise<AccessEngine> {
    const coverage = await store.coverage(revision.number);
    return buildIndexEngine({ ...this.#parts.of(revision), coverage, facts: store.facts(revision.number) });
  }
}

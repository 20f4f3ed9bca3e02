import { LRUCache } from "lru-cache";
import type { AccessEngine } from "../access/engine.ts";
import { openIndexEngine } from "../engines/index/index-engine.ts";
import { packIndex } from "../engines/index/packed/write-index.ts";
import type { MemorySections } from "../lib/sections/memory-sections.ts";
import type { GraphStore, Revision } from "../store/graph-store.ts";
import type { EngineParts } from "./engine-parts.ts";
import { orRebuilt } from "./or-rebuilt.ts";
import type { SavedIndexes } from "./saved-indexes.ts";

/** How many newest revisions keep their index in memory and in the data folder; one older one may stay beside them in memory. */
const NEWEST = 2;

/** Indexes of revisions, opened or built when they are first asked for. */
export class IndexEngines {
  readonly #parts: EngineParts;
  readonly #saved: SavedIndexes;
  readonly #newest = new LRUCache<string, Promise<AccessEngine>>({ max: NEWEST });
  readonly #older = new LRUCache<string, Promise<AccessEngine>>({ max: 1 });

  constructor(parts: EngineParts, saved: SavedIndexes) {
    this.#parts = parts;
    this.#saved = saved;
  }

  of(store: GraphStore, revision: Revision, head: Revision): Promise<AccessEngine> {
    const isNew = revision.number > head.number - NEWEST;
    const cache = isNew ? this.#newest : this.#older;
    const cached = cache.get(revision.digest);
    if (cached !== undefined) return cached;
    const opening = this.#open(store, revision, isNew);
    cache.set(revision.digest, opening);
    // A build that failed is tried again by the next question.
    opening.catch(() => cache.delete(revision.digest));
    return opening;
  }

  async #open(store: GraphStore, revision: Revision, isKept: boolean): Promise<AccessEngine> {
    const parts = this.#parts.of(revision);
    const openSaved = () => this.#saved.open(revision, (sections) => openIndexEngine(sections, parts));
    const build = async () => {
      const packed = await packOf(store, revision, this.#parts);
      if (isKept) await this.#saved.keep(revision, packed);
      return openIndexEngine(packed, parts);
    };
    const saved = openSaved();
    if (saved === undefined && !isKept) return build();
    const engine = saved ?? (await this.#buildThenOpen(build, openSaved));
    // Where one file was damaged another may be: what is rebuilt for that answers from memory.
    return orRebuilt(engine, async () => {
      await this.#saved.remove(revision);
      return build();
    });
  }

  /** From its file an index takes less memory. */
  async #buildThenOpen(
    build: () => Promise<AccessEngine>,
    openSaved: () => AccessEngine | undefined,
  ): Promise<AccessEngine> {
    const built = await build();
    return openSaved() ?? built;
  }
}

/** Packs a revision of a store. */
export async function packOf(
  store: GraphStore,
  { number, account }: Revision,
  { catalog, lacks }: EngineParts,
): Promise<MemorySections> {
  const coverage = await store.coverage(number);
  return packIndex({ facts: store.facts(number), coverage, catalog, account, lacks });
}

import { LRUCache } from "lru-cache";
import pLimit from "p-limit";
import type { AccessEngine } from "../access/engine.ts";
import { openIndexEngine } from "../engines/index/index-engine.ts";
import { packIndex } from "../engines/index/packed/write-index.ts";
import { WhocanError } from "../lib/errors.ts";
import type { MemorySections } from "../lib/sections/memory-sections.ts";
import { SharedWork } from "../lib/shared-work.ts";
import type { GraphStore, Revision } from "../store/graph-store.ts";
import type { EngineParts } from "./engine-parts.ts";
import { orRebuilt } from "./or-rebuilt.ts";
import type { SavedIndexes } from "./saved-indexes.ts";

/** How many newest revisions keep their index in memory and in the data folder; one older one may stay beside them in memory. */
const NEWEST = 2;

/** Indexes of revisions, opened or built when they are first asked for. Of older revisions one is built at a time, as each takes memory. */
export class IndexEngines {
  readonly #parts: EngineParts;
  readonly #saved: SavedIndexes;
  readonly #newest = new LRUCache<string, AccessEngine>({ max: NEWEST });
  readonly #older = new LRUCache<string, AccessEngine>({ max: 1 });
  readonly #opening = new SharedWork<AccessEngine>();
  readonly #oneByOne = pLimit(1);
  readonly #closed = new AbortController();

  constructor(parts: EngineParts, saved: SavedIndexes) {
    this.#parts = parts;
    this.#saved = saved;
  }

  /**
   * A build that has begun goes on when the signals of all who wait for it have ended: it may take longer than anybody waits, and would
   * never be done. It ends with `close`.
   */
  async of(store: GraphStore, revision: Revision, head: Revision, signal?: AbortSignal): Promise<AccessEngine> {
    const isNew = revision.number > head.number - NEWEST;
    const opened = isNew ? this.#newest : this.#older;
    return (
      opened.get(revision.digest) ??
      this.#opening.do(revision.digest, signal, async (wanted, keep) => {
        const open = () => {
          wanted.throwIfAborted();
          keep();
          return this.#open(store, revision, isNew);
        };
        const engine = await (isNew ? open() : this.#oneByOne(open));
        opened.set(revision.digest, engine);
        return engine;
      })
    );
  }

  /** Ends what is being built: CANCELLED for who waits for it. */
  close(): void {
    this.#closed.abort(new WhocanError("CANCELLED", "Whocan is ending."));
  }

  async #open(store: GraphStore, revision: Revision, isKept: boolean): Promise<AccessEngine> {
    const parts = this.#parts.of(revision);
    const openSaved = () => this.#saved.open(revision, (sections) => openIndexEngine(sections, parts));
    const build = async () => {
      const packed = await packOf(store, revision, this.#parts, this.#closed.signal);
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

/** Packs a revision of a store, or rejects with the signal's reason. */
export async function packOf(
  store: GraphStore,
  { number, account }: Revision,
  { catalog, lacks }: EngineParts,
  signal?: AbortSignal,
): Promise<MemorySections> {
  signal?.throwIfAborted();
  const coverage = await store.coverage(number);
  return packIndex({ facts: store.facts(number), coverage, catalog, account, lacks, signal });
}

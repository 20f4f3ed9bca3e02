import type { ExtentCoverage } from "../../src/model/coverage.ts";
import type { Fact } from "../../src/model/facts.ts";
import type { CommitInfo, GraphStore, Revision } from "../../src/store/graph-store.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { covered, info, node, relation } from "../contract/store-samples.ts";

/** Everything that a commit is asked with, to be asked again. */
export interface Commit {
  readonly delta: { readonly opened: readonly Fact[]; readonly closed: readonly Fact[] };
  readonly coverage: readonly ExtentCoverage[];
  readonly info: CommitInfo;
}

/** Users and their memberships in a few groups that are never read; every change changes some, ends some and begins some. */
export class History {
  readonly #open = new Map<string, Fact>();
  readonly #size: number;
  #parent = 0;
  #made = 0;

  /** About so many facts change in each commit. */
  constructor(size: number) {
    this.#size = size;
  }

  next(): Commit {
    const known = [...this.#open.values()];
    const gone = known.filter((_, index) => index % 7 === this.#parent % 7).slice(0, this.#size / 4);
    const changed = known.filter((fact) => fact.type === "node" && !gone.includes(fact)).slice(0, this.#size / 4);
    const opened = [
      ...changed.map((fact) => ({ ...fact, properties: { email: `${this.#parent}@x` } })),
      ...this.#fresh(),
    ];
    const closed = [...gone, ...changed];
    for (const { key } of closed) this.#open.delete(key);
    for (const fact of opened) this.#open.set(fact.key, fact);
    const coverage = [covered("users", "active", opened.length), covered("users", `window ${this.#parent}`)];
    return { delta: { opened, closed }, coverage, info: info(this.#parent++) };
  }

  #fresh(): Fact[] {
    return Array.from({ length: Math.ceil(this.#size / 4) }, () => {
      const number = this.#made++;
      const key = `zoom:acc:user:u${number}`;
      return [node(key, { email: `${number}@x` }), relation(key, `zoom:acc:group:g${number % 5}`)];
    }).flat();
  }
}

export function commitTo(store: GraphStore, { delta, coverage, info: about }: Commit): Promise<Revision> {
  return store.commit(delta, coverage, about);
}

/** A store that never fails, for what should come out. */
export function undisturbed(): GraphStore {
  return openMemoryStore();
}

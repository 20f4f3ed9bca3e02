import type { SharedReader, SharedRows } from "../answers/shared-targets.ts";
import type { PackedGraph } from "./packed/packed-graph.ts";
import type { WholeWorld } from "./whole-world.ts";

/** Finds shared recordings in the index. */
export class SharedRecordings implements SharedReader {
  readonly #world: WholeWorld;
  readonly #graph: PackedGraph;

  constructor(world: WholeWorld) {
    this.#world = world;
    this.#graph = world.graph;
  }

  async count(rows: SharedRows): Promise<number> {
    const { closures } = this.#world;
    const hidden = new Set<string>();
    for (const host of new Set([...rows.hosts, ...rows.groups.flatMap((group) => [...closures.actingAs(group)])])) {
      for (const key of this.#graph.from("HOSTED_BY", host)) if (this.#isShared(key, rows)) hidden.add(key);
    }
    return this.#lists(rows).reduce((sum, list) => sum + list.length, 0) - hidden.size;
  }

  async after(rows: SharedRows, { after, limit }: { readonly after: string; readonly limit: number }) {
    const start = this.#graph.keys.firstAfter(after);
    const ids = this.#lists(rows).flatMap((list) => this.#firstFrom(list, start, limit, rows));
    const first = ids.sort((a, b) => a - b).slice(0, limit);
    return { keys: first.map((id) => this.#graph.keys.key(id)), world: this.#world };
  }

  #firstFrom(list: Uint32Array, start: number, limit: number, rows: SharedRows): number[] {
    const found: number[] = [];
    for (const id of list) {
      if (id < start || this.#isHidden(id, rows)) continue;
      if (found.push(id) === limit) break;
    }
    return found;
  }

  /** Whether a larger target has a recording, by one of its hosts or their groups. */
  #isHidden(id: number, { hosts, groups }: SharedRows): boolean {
    if (hosts.length === 0 && groups.length === 0) return false;
    const { account, closures } = this.#world;
    return account
      .to("HOSTED_BY", this.#graph.keys.key(id))
      .some((host) => hosts.includes(host) || groups.some((group) => closures.groupsOf(host).has(group)));
  }

  #lists({ holders }: SharedRows): readonly Uint32Array[] {
    return holders.map((holder) => this.#world.shares.idsOf(holder));
  }

  #isShared(key: string, { holders }: SharedRows): boolean {
    return holders.some((holder) => this.#world.shares.between(holder, key).length > 0);
  }
}

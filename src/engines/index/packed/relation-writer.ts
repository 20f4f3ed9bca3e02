import { NumberList } from "../../../lib/number-list.ts";
import type { SectionArray } from "../../../lib/sections/memory-sections.ts";
import { packRows, stableOrder } from "./sparse-rows.ts";

/** Lists of sections by numbers: few, whatever the account's size. */
export class SectionLists {
  readonly lists: (readonly string[])[] = [];
  readonly #known = new Map<string, number>();

  number(sections: readonly string[]): number {
    const id = sections.join("\n");
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    this.#known.set(id, this.lists.length);
    return this.lists.push(sections) - 1;
  }

  /** The list of what either of two says. */
  united(a: number, b: number): number {
    if (a === b) return a;
    return this.number([...new Set([...(this.lists[a] ?? []), ...(this.lists[b] ?? [])])].sort());
  }
}

/** The relations of one type, collected as they come. */
export class RelationWriter {
  readonly #from = new NumberList();
  readonly #to = new NumberList();
  readonly #said = new NumberList();

  add(from: number, to: number, said: number): void {
    this.#from.push(from);
    this.#to.push(to);
    this.#said.push(said);
  }

  /** Writes rows of both directions, each relation once, with the sections that say it beside those that lead out. */
  pack(arrays: Map<string, SectionArray>, name: string, ids: Uint32Array, lists: SectionLists): void {
    const from = this.#from.toArray().map((number) => ids[number] as number);
    const to = this.#to.toArray().map((number) => ids[number] as number);
    const order = stableOrder(from, stableOrder(to));
    const sources = new Uint32Array(order.length);
    const targets = new Uint32Array(order.length);
    const said = new Uint16Array(order.length);
    let count = 0;
    for (const at of order) {
      const source = from[at] as number;
      const target = to[at] as number;
      if (count > 0 && sources[count - 1] === source && targets[count - 1] === target) {
        said[count - 1] = lists.united(said[count - 1] as number, this.#said.at(at));
        continue;
      }
      sources[count] = source;
      targets[count] = target;
      said[count++] = this.#said.at(at);
    }
    const rows = sources.slice(0, count);
    const list = targets.slice(0, count);
    packRows(arrays, `${name}.out`, rows, list);
    arrays.set(`${name}.said`, said.slice(0, count));
    const byTarget = stableOrder(list);
    packRows(
      arrays,
      `${name}.in`,
      byTarget.map((at) => list[at] as number),
      byTarget.map((at) => rows[at] as number),
    );
  }
}

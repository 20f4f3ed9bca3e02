import type { AccountNode } from "../../../derive/account-graph.ts";
import { NumberList } from "../../../lib/number-list.ts";
import type { SectionArray } from "../../../lib/sections/memory-sections.ts";
import type { Sections } from "../../../lib/sections/sections.ts";
import { TextBytes } from "../../../lib/sections/text-bytes.ts";
import { TextHeap } from "../../../lib/sections/text-heap.ts";
import { idOfKey } from "../../../model/keys.ts";

/** Between two texts of a node, where no name has it. */
const BETWEEN = "\0";
/** Stands for what a later entry of the same node has taken the place of. */
const NOTHING = 0xffffffff;
const encoder = new TextEncoder();

/** What a search looks at: key, id, name and e-mail, in lower case. */
export function searchedTexts({ key, name, properties }: AccountNode): readonly string[] {
  return [key, idOfKey(key), name ?? "", String(properties["email"] ?? "")].map((text) => text.toLowerCase());
}

export class SearchWriter {
  readonly heap = new TextHeap();
  readonly #starts = new NumberList();
  readonly #owners = new NumberList();
  /** By owner one more than the number of its entry: what comes again is entered anew. */
  readonly #entries = new NumberList();

  add(owner: number, node: AccountNode): void {
    const [key = "", id = "", ...rest] = searchedTexts(node);
    const texts = key.includes(id) ? [key, ...rest] : [key, id, ...rest];
    while (this.#entries.length <= owner) this.#entries.push(0);
    const former = this.#entries.at(owner);
    if (former > 0) this.#owners.set(former - 1, NOTHING);
    this.#starts.push(this.heap.add(`${texts.join(BETWEEN)}${BETWEEN}`));
    this.#owners.push(owner);
    this.#entries.set(owner, this.#owners.length);
  }

  pack(arrays: Map<string, SectionArray>, idOf: (owner: number) => number): void {
    arrays.set("search.starts", this.#starts.toArray().slice());
    arrays.set(
      "search.ids",
      this.#owners.toArray().map((owner) => (owner === NOTHING ? NOTHING : idOf(owner))),
    );
  }
}

/** Finds nodes that contain a text. */
export class SearchText {
  readonly #starts: Uint32Array;
  readonly #ids: Uint32Array;
  readonly #text: TextBytes;

  constructor(sections: Sections) {
    this.#starts = sections.u32("search.starts");
    this.#ids = sections.u32("search.ids");
    this.#text = new TextBytes(sections.cold("search").whole());
  }

  /** Ids, in order, each once, for a text in lower case; undefined where bytes do not tell. */
  containing(wanted: string): Uint32Array | undefined {
    if (wanted === "" || wanted.includes(BETWEEN) || /\p{Surrogate}/u.test(wanted)) return undefined;
    const bytes = encoder.encode(wanted);
    const found = new Set<number>();
    for (let at = this.#text.find(bytes, 0); at >= 0; ) {
      const entry = this.#entryAt(at);
      const id = this.#ids[entry] as number;
      if (id !== NOTHING) found.add(id);
      const next = this.#starts[entry + 1];
      if (next === undefined) break;
      at = this.#text.find(bytes, next);
    }
    return Uint32Array.from(found).sort();
  }

  #entryAt(position: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

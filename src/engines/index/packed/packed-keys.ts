import { BoundedMap } from "../../../lib/bounded-map.ts";
import type { SectionArray } from "../../../lib/sections/memory-sections.ts";
import type { Sections } from "../../../lib/sections/sections.ts";
import type { TextBytes } from "../../../lib/sections/text-bytes.ts";

/** How many keys are remembered with their ids before all are forgotten. */
const MOST_REMEMBERED = 1 << 16;
const encoder = new TextEncoder();

/** Distinct keys in byte order: the id of a key is its rank. */
export class PackedKeys {
  readonly size: number;
  readonly #text: TextBytes;
  readonly #offsets: Uint32Array;
  readonly #ids = new BoundedMap<string, number>(MOST_REMEMBERED);
  readonly #keys = new BoundedMap<number, string>(MOST_REMEMBERED);

  constructor(text: TextBytes, offsets: Uint32Array) {
    this.#text = text;
    this.#offsets = offsets;
    this.size = offsets.length - 1;
  }

  static of(sections: Sections, name: string): PackedKeys {
    return new PackedKeys(sections.text(`${name}.text`), sections.u32(`${name}.offsets`));
  }

  key(id: number): string {
    const known = this.#keys.get(id);
    if (known !== undefined) return known;
    const key = this.read(id);
    this.#remember(key, id);
    return key;
  }

  /** The key of an id among many that are asked for once: it is not remembered. */
  read(id: number): string {
    return this.#text.text(this.#offsets[id] as number, this.#offsets[id + 1] as number);
  }

  /** The id of a key, or -1. */
  id(key: string): number {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const bytes = encoder.encode(key);
    const at = this.#lowerBound(bytes);
    const id = at < this.size && this.#compare(at, bytes) === 0 ? at : -1;
    // What is not there is asked for as often as what is: few things have grants of their own.
    this.#remember(key, id);
    return id;
  }

  /** The id of the first key that is greater. */
  firstAfter(key: string): number {
    const bytes = encoder.encode(key);
    const at = this.#lowerBound(bytes);
    return at < this.size && this.#compare(at, bytes) === 0 ? at + 1 : at;
  }

  /** Keys of ids, for whom all will be asked: they are not remembered. */
  *each(ids: Iterable<number>): Generator<string> {
    for (const id of ids) yield this.read(id);
  }

  #lowerBound(bytes: Uint8Array): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(middle, bytes) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(id: number, bytes: Uint8Array): number {
    return this.#text.compare(this.#offsets[id] as number, this.#offsets[id + 1] as number, bytes);
  }

  #remember(key: string, id: number): void {
    this.#ids.set(key, id);
    if (id >= 0) this.#keys.set(id, key);
  }
}

/** Writes distinct keys, which are in byte order. */
export function packKeys(arrays: Map<string, SectionArray>, name: string, keys: readonly string[]): void {
  const offsets = new Uint32Array(keys.length + 1);
  let most = 0;
  for (const key of keys) most += key.length;
  let text = new Uint8Array(most);
  let at = 0;
  keys.forEach((key, id) => {
    if (text.length - at < key.length * 3) text = grown(text, at + key.length * 3 + (most >> 3));
    at += encoder.encodeInto(key, text.subarray(at)).written;
    offsets[id + 1] = at;
  });
  arrays.set(`${name}.text`, text.slice(0, at));
  arrays.set(`${name}.offsets`, offsets);
}

function grown(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  return larger;
}

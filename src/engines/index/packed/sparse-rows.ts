import type { SectionArray } from "../../../lib/sections/memory-sections.ts";
import type { Sections } from "../../../lib/sections/sections.ts";

/** Compressed sparse rows: for each id a list of numbers. Rows before the first and after the last that is not empty are not kept. */
export class SparseRows {
  readonly first: number;
  readonly list: Uint32Array;
  readonly #offsets: Uint32Array;

  constructor(first: number, offsets: Uint32Array, list: Uint32Array) {
    this.first = first;
    this.#offsets = offsets;
    this.list = list;
  }

  static of(sections: Sections, name: string): SparseRows {
    const [first = 0] = sections.u32(`${name}.first`);
    return new SparseRows(first, sections.u32(`${name}.offsets`), sections.u32(`${name}.list`));
  }

  /** One past the last row. */
  get end(): number {
    return this.first + Math.max(0, this.#offsets.length - 1);
  }

  start(id: number): number {
    const row = id - this.first;
    return row < 0 || row >= this.#offsets.length - 1 ? 0 : (this.#offsets[row] as number);
  }

  stop(id: number): number {
    const row = id - this.first;
    return row < 0 || row >= this.#offsets.length - 1 ? 0 : (this.#offsets[row + 1] as number);
  }

  count(id: number): number {
    return this.stop(id) - this.start(id);
  }

  row(id: number): Uint32Array {
    return this.list.subarray(this.start(id), this.stop(id));
  }

  /** Where a number is in the list, which is in order within the row; -1 where it is not. */
  position(id: number, number: number): number {
    const stop = this.stop(id);
    const at = firstFrom(this.list, number, this.start(id), stop);
    return at < stop && this.list[at] === number ? at : -1;
  }

  /** Rows that hold at least so many. */
  *rowsWith(least: number): Generator<number> {
    for (let id = this.first; id < this.end; id++) if (this.count(id) >= least) yield id;
  }
}

/** In a list in order, the position of the first number that is not smaller. */
export function firstFrom(list: Uint32Array, number: number, start = 0, stop = list.length): number {
  let low = start;
  let high = stop;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where each of some values goes so that they are in order; equal ones stay as they are. */
export function stableOrder(values: Uint32Array, order?: Uint32Array): Uint32Array {
  const { low, high } = rangeOf(values);
  const next = new Uint32Array(Math.max(0, high - low) + 2);
  for (const value of values) next[value - low + 1] = (next[value - low + 1] as number) + 1;
  for (let at = 1; at < next.length; at++) next[at] = (next[at] as number) + (next[at - 1] as number);
  const sorted = new Uint32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const from = order === undefined ? at : (order[at] as number);
    const bucket = (values[from] as number) - low;
    sorted[next[bucket] as number] = from;
    next[bucket] = (next[bucket] as number) + 1;
  }
  return sorted;
}

/** Writes rows of which the ids come in order. */
export function packRows(arrays: Map<string, SectionArray>, name: string, ids: Uint32Array, list: Uint32Array): void {
  const { low, high } = rangeOf(ids);
  const offsets = new Uint32Array(ids.length === 0 ? 1 : high - low + 2);
  for (const id of ids) offsets[id - low + 1] = (offsets[id - low + 1] as number) + 1;
  for (let at = 1; at < offsets.length; at++) offsets[at] = (offsets[at] as number) + (offsets[at - 1] as number);
  arrays.set(`${name}.first`, Uint32Array.of(low));
  arrays.set(`${name}.offsets`, offsets);
  arrays.set(`${name}.list`, list);
}

function rangeOf(values: Uint32Array): { readonly low: number; readonly high: number } {
  let low = values[0] ?? 0;
  let high = low;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}

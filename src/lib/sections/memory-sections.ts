import type { ColdBytes, Sections } from "./sections.ts";
import { TextBytes } from "./text-bytes.ts";
import type { TextHeap } from "./text-heap.ts";

export type SectionArray = Uint8Array | Uint16Array | Uint32Array;

/** Sections as they are made, before they are written to a file or instead of that. */
export class MemorySections implements Sections {
  readonly about: unknown;
  readonly arrays: ReadonlyMap<string, SectionArray>;
  readonly heaps: ReadonlyMap<string, TextHeap>;

  constructor(about: unknown, arrays: ReadonlyMap<string, SectionArray>, heaps: ReadonlyMap<string, TextHeap>) {
    this.about = about;
    this.arrays = arrays;
    this.heaps = heaps;
  }

  u8(name: string): Uint8Array {
    const array = this.arrays.get(name);
    if (array instanceof Uint8Array) return array;
    throw new Error(`No bytes ${name}`);
  }
  u16(name: string): Uint16Array {
    const array = this.arrays.get(name);
    if (array instanceof Uint16Array) return array;
    throw new Error(`No 16-bit numbers ${name}`);
  }
  u32(name: string): Uint32Array {
    const array = this.arrays.get(name);
    if (array instanceof Uint32Array) return array;
    throw new Error(`No 32-bit numbers ${name}`);
  }
  text(name: string): TextBytes {
    return new TextBytes(this.u8(name));
  }
  cold(name: string): ColdBytes {
    const heap = this.heaps.get(name);
    if (heap === undefined) throw new Error(`No texts ${name}`);
    return heap;
  }
}

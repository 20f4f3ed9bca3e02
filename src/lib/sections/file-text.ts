import { readSync } from "node:fs";
import { BLOCK, checksum, DamagedSections } from "./section-file.ts";
import type { ColdBytes } from "./sections.ts";

/** How many blocks are remembered; the one remembered first is forgotten first. */
const MOST_REMEMBERED = 128;

/** A text of a file, of which blocks are read when they are asked for, and checked each time. Throws DamagedSections. */
export class FileText implements ColdBytes {
  readonly length: number;
  readonly #handle: { readonly file: number };
  readonly #start: number;
  readonly #checksums: Uint32Array;
  readonly #remembered = new Map<number, Buffer>();

  constructor(
    handle: { readonly file: number },
    { start, bytes, checksums }: { readonly start: number; readonly bytes: number; readonly checksums: Uint32Array },
  ) {
    this.length = bytes;
    this.#handle = handle;
    this.#start = start;
    this.#checksums = checksums;
    if (checksums.length !== Math.ceil(bytes / BLOCK)) throw new DamagedSections("A text lacks checksums.");
  }

  text(start: number, end: number): string {
    if (start >= end) return "";
    const first = Math.floor(start / BLOCK);
    const last = Math.floor((end - 1) / BLOCK);
    const from = start - first * BLOCK;
    if (first === last) return this.#block(first).toString("utf8", from, end - first * BLOCK);
    const blocks: Buffer[] = [];
    for (let at = first; at <= last; at++) blocks.push(this.#block(at));
    return Buffer.concat(blocks).toString("utf8", from, end - first * BLOCK);
  }

  whole(): Uint8Array {
    const all = Buffer.allocUnsafeSlow(this.length);
    for (let at = 0; at < this.#checksums.length; at++) this.#read(at, all.subarray(at * BLOCK, (at + 1) * BLOCK));
    return all;
  }

  #block(at: number): Buffer {
    const known = this.#remembered.get(at);
    if (known !== undefined) return known;
    const block = Buffer.allocUnsafeSlow(Math.min(BLOCK, this.length - at * BLOCK));
    this.#read(at, block);
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined && this.#remembered.size >= MOST_REMEMBERED) this.#remembered.delete(oldest);
    this.#remembered.set(at, block);
    return block;
  }

  #read(at: number, block: Buffer): void {
    const read = readSync(this.#handle.file, block, 0, block.length, this.#start + at * BLOCK);
    if (read !== block.length || checksum(block) !== this.#checksums[at])
      throw new DamagedSections("A part of a text is not as it was written.");
  }
}

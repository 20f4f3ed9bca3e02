import type { ColdBytes } from "./sections.ts";

const LEAST = 1 << 12;
const MOST = 1 << 22;
const NO_BYTES = Buffer.alloc(0);

/** Texts one after the other, as UTF-8 in pieces of up to some megabytes; each lies in one piece. */
export class TextHeap implements ColdBytes {
  /** In order; the last is filled as far as `length` says. */
  readonly #pieces: { readonly start: number; readonly bytes: Buffer; used: number }[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Where the text begins; it ends where the heap then ends. */
  add(text: string): number {
    let last = this.#pieces.at(-1);
    const most = text.length * 3;
    if (last === undefined || last.bytes.length - last.used < most) {
      last = { start: this.#length, bytes: Buffer.allocUnsafeSlow(Math.max(most, this.#nextSize())), used: 0 };
      this.#pieces.push(last);
    }
    const at = this.#length;
    const written = last.bytes.write(text, last.used, "utf8");
    last.used += written;
    this.#length += written;
    return at;
  }

  text(start: number, end: number): string {
    if (start === end) return "";
    const piece = this.#pieceOf(start);
    return piece.bytes.toString("utf8", start - piece.start, end - piece.start);
  }

  whole(): Uint8Array {
    return Buffer.concat([...this.pieces()]);
  }

  *pieces(): Generator<Uint8Array> {
    for (const { bytes, used } of this.#pieces) yield bytes.subarray(0, used);
  }

  /** As much again as there is, within limits: what is small stays small. */
  #nextSize(): number {
    return Math.min(MOST, Math.max(LEAST, this.#length));
  }

  #pieceOf(position: number): { readonly start: number; readonly bytes: Buffer } {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.start ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return this.#pieces[low] ?? { start: 0, bytes: NO_BYTES };
  }
}

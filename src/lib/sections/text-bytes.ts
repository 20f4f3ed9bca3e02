/** Text as UTF-8 bytes, of which parts are read without the rest. */
export class TextBytes {
  readonly bytes: Uint8Array;
  readonly #buffer: Buffer;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  text(start: number, end: number): string {
    return this.#buffer.toString("utf8", start, end);
  }

  /** Byte order of a part and other bytes. */
  compare(start: number, end: number, other: Uint8Array): number {
    const { bytes } = this;
    const length = Math.min(end - start, other.length);
    for (let at = 0; at < length; at++) {
      const difference = (bytes[start + at] as number) - (other[at] as number);
      if (difference !== 0) return difference;
    }
    return end - start - other.length;
  }

  /** Where other bytes are first found from a position on, or -1. */
  find(other: Uint8Array, from: number): number {
    return this.#buffer.indexOf(other, from);
  }
}

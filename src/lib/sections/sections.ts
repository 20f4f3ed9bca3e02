import type { TextBytes } from "./text-bytes.ts";

/** Bytes of which few are looked at: read when they are asked for. */
export interface ColdBytes {
  readonly length: number;
  /** UTF-8 between two positions. */
  text(start: number, end: number): string;
  /** All of them. */
  whole(): Uint8Array;
}

/** An immutable thing as named arrays, in memory or in a file. Asking for a name that it does not have is a defect. */
export interface Sections {
  /** What is small, as JSON. */
  readonly about: unknown;
  u8(name: string): Uint8Array;
  u16(name: string): Uint16Array;
  u32(name: string): Uint32Array;
  text(name: string): TextBytes;
  cold(name: string): ColdBytes;
}

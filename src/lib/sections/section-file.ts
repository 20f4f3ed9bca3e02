import { crc32 } from "node:zlib";
import * as z from "zod";

/**
 * The file of sections: 8 bytes that say what it is, the format, the header's length, the CRC-32 of all this and the header (32 bits each), the header as JSON; then
 * arrays, in the byte order of x86 and ARM; then texts, of which blocks are read and checked one by one. The header's positions count
 * from the first array on.
 */
export const MAGIC = "WHOCANIX";
export const FORMAT = 1;
export const PREAMBLE = 20;
export const BLOCK = 1 << 16;

const place = { name: z.string(), start: z.int(), bytes: z.int() };
export const headerSchema = z.strictObject({
  /** What the file is of: who opens it says what it must be. */
  of: z.string(),
  about: z.unknown(),
  arrays: z.array(z.strictObject({ ...place, type: z.enum(["u8", "u16", "u32"]), crc: z.int() })),
  texts: z.array(z.strictObject({ ...place, crcs: z.string() })),
  /** How many bytes all are. */
  bytes: z.int(),
});
export type Header = z.output<typeof headerSchema>;

/** The file is not as it was written: it is of no use. */
export class DamagedSections extends Error {}

export function checksum(bytes: Uint8Array, before = 0): number {
  return crc32(bytes, before);
}

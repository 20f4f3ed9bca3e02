import { writePrivateFile } from "../private-file.ts";
import type { MemorySections, SectionArray } from "./memory-sections.ts";
import { BLOCK, checksum, FORMAT, type Header, MAGIC, PREAMBLE } from "./section-file.ts";
import type { TextHeap } from "./text-heap.ts";

const TYPES = { Uint8Array: "u8", Uint16Array: "u16", Uint32Array: "u32" } as const;

/** Writes sections to a file, whole or not at all, readable to its owner alone; `of` says what they are of. Throws what the file system does. */
export async function writeSections(path: string, of: string, sections: MemorySections): Promise<void> {
  await writePrivateFile(path, partsOf(of, sections));
}

function* partsOf(of: string, { about, arrays, heaps }: MemorySections): Generator<Uint8Array> {
  const all = new Map<string, SectionArray>(arrays);
  for (const [name, heap] of heaps) all.set(crcsOf(name), blockChecksums(heap));
  const header = headerOf(of, about, all, heaps);
  const text = Buffer.from(JSON.stringify(header));
  const preamble = Buffer.alloc(PREAMBLE);
  preamble.write(MAGIC, "latin1");
  preamble.writeUInt32LE(FORMAT, 8);
  preamble.writeUInt32LE(text.length, 12);
  preamble.writeUInt32LE(checksum(text, checksum(preamble.subarray(0, 16))), 16);
  yield preamble;
  yield text;
  for (const array of all.values()) yield bytesOf(array);
  for (const heap of heaps.values()) yield* heap.pieces();
}

function headerOf(
  of: string,
  about: unknown,
  arrays: ReadonlyMap<string, SectionArray>,
  heaps: ReadonlyMap<string, TextHeap>,
): Header {
  let end = 0;
  const placed = [...arrays].map(([name, array]) => {
    const bytes = bytesOf(array);
    const start = end;
    end += bytes.length;
    const type = TYPES[array.constructor.name as keyof typeof TYPES];
    return { name, type, start, bytes: bytes.length, crc: checksum(bytes) };
  });
  const texts = [...heaps].map(([name, { length }]) => {
    const start = end;
    end += length;
    return { name, start, bytes: length, crcs: crcsOf(name) };
  });
  return { of, about, arrays: placed, texts, bytes: end };
}

function crcsOf(name: string): string {
  return `${name}.crcs`;
}

function bytesOf(array: SectionArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** The checksum of each block of a text. */
function blockChecksums(heap: TextHeap): Uint32Array {
  const checksums = new Uint32Array(Math.ceil(heap.length / BLOCK));
  let position = 0;
  for (const piece of heap.pieces()) {
    for (let at = 0; at < piece.length; ) {
      const block = Math.floor(position / BLOCK);
      const some = piece.subarray(at, at + BLOCK - (position % BLOCK));
      checksums[block] = checksum(some, checksums[block]);
      at += some.length;
      position += some.length;
    }
  }
  return checksums;
}

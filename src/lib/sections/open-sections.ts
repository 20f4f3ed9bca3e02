import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { getOrMake } from "../maps.ts";
import { FileText } from "./file-text.ts";
import { checksum, DamagedSections, FORMAT, type Header, headerSchema, MAGIC, PREAMBLE } from "./section-file.ts";
import type { ColdBytes, Sections } from "./sections.ts";
import { TextBytes } from "./text-bytes.ts";

const ARRAYS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;

/** A file that nobody looks at any more is closed. */
const unused = new FinalizationRegistry<number>((file) => closeSync(file));

/**
 * Opens a file of sections; each array, and each block of a text, is read and checked when it is first asked for. DamagedSections, then or
 * now, where anything is not as it was written, or the file is of another format or not of `of`; what the file system throws, where there
 * is none.
 */
export function openSections(path: string, of: string): Sections {
  const file = openSync(path, "r");
  try {
    const sections = new FileSections(file, of);
    unused.register(sections.handle, file);
    return sections;
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

class FileSections implements Sections {
  readonly about: unknown;
  /** Held by every text of the file: while one of them is there, the file is open. */
  readonly handle: { readonly file: number };
  readonly #start: number;
  readonly #arrays: ReadonlyMap<string, Header["arrays"][number]>;
  readonly #read = new Map<string, ArrayBuffer>();
  readonly #texts: ReadonlyMap<string, Header["texts"][number]>;

  constructor(file: number, of: string) {
    const { header, start } = readHeader(file);
    if (header.of !== of) throw new DamagedSections("It is of something else.");
    if (fstatSync(file).size !== start + header.bytes) throw new DamagedSections("It was cut off.");
    this.handle = { file };
    this.about = header.about;
    this.#start = start;
    this.#arrays = new Map(header.arrays.map((array) => [array.name, array]));
    this.#texts = new Map(header.texts.map((text) => [text.name, text]));
  }

  u8(name: string): Uint8Array {
    return this.#array(name, "u8");
  }
  u16(name: string): Uint16Array {
    return this.#array(name, "u16");
  }
  u32(name: string): Uint32Array {
    return this.#array(name, "u32");
  }
  text(name: string): TextBytes {
    return new TextBytes(this.u8(name));
  }
  cold(name: string): ColdBytes {
    const text = this.#texts.get(name);
    if (text === undefined) throw new DamagedSections(`It has no ${name}.`);
    const { start, bytes, crcs } = text;
    return new FileText(this.handle, { start: this.#start + start, bytes, checksums: this.u32(crcs) });
  }

  #array<Type extends keyof typeof ARRAYS>(name: string, type: Type): InstanceType<(typeof ARRAYS)[Type]> {
    const array = this.#arrays.get(name);
    if (array === undefined || array.type !== type) throw new DamagedSections(`It has no ${name}.`);
    const { BYTES_PER_ELEMENT: size } = ARRAYS[type];
    const made = new ARRAYS[type](
      getOrMake(this.#read, name, () => this.#checked(array)),
      0,
      array.bytes / size,
    );
    return made as InstanceType<(typeof ARRAYS)[Type]>;
  }

  #checked({ name, start, bytes, crc }: Header["arrays"][number]): ArrayBuffer {
    const read = readExactly(this.handle.file, this.#start + start, bytes);
    if (checksum(new Uint8Array(read)) !== crc) throw new DamagedSections(`Its ${name} is not as it was written.`);
    return read;
  }
}

function readHeader(file: number): { readonly header: Header; readonly start: number } {
  const preamble = Buffer.from(readExactly(file, 0, PREAMBLE));
  if (preamble.toString("latin1", 0, MAGIC.length) !== MAGIC) throw new DamagedSections("It is no file of sections.");
  if (preamble.readUInt32LE(8) !== FORMAT) throw new DamagedSections("It has another format.");
  const length = preamble.readUInt32LE(12);
  if (length > fstatSync(file).size) throw new DamagedSections("It was cut off.");
  const text = Buffer.from(readExactly(file, PREAMBLE, length));
  const expected = checksum(text, checksum(preamble.subarray(0, 16)));
  if (expected !== preamble.readUInt32LE(16)) throw new DamagedSections("Its header is not as it was written.");
  const header = headerSchema.safeParse(JSON.parse(text.toString()));
  if (!header.success) throw new DamagedSections("Its header is not as it was written.");
  return { header: header.data, start: PREAMBLE + length };
}

function readExactly(file: number, start: number, length: number): ArrayBuffer {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const read = readSync(file, bytes, at, length - at, start + at);
    if (read === 0) throw new DamagedSections("It was cut off.");
    at += read;
  }
  return bytes.buffer;
}

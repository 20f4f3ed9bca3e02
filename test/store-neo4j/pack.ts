/** What a scripted server says in PackStream: little, and nothing large. */
export type Packable = string | number | null | readonly Packable[] | { readonly [name: string]: Packable };

/** A message of Bolt in its chunks. */
export function messageOf(tag: number, ...fields: readonly Packable[]): Buffer {
  const body = Buffer.concat([Buffer.from([0xb0 + fields.length, tag]), ...fields.map(pack)]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([length, body, Buffer.alloc(2)]);
}

function pack(value: Packable): Buffer {
  if (value === null) return Buffer.from([0xc0]);
  if (typeof value === "number") return packNumber(value);
  if (typeof value === "string") {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.from([0xd0, bytes.length]), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([0x90 + value.length]), ...value.map(pack)]);
  const entries = Object.entries(value);
  return Buffer.concat([Buffer.from([0xa0 + entries.length]), ...entries.flat().map(pack)]);
}

function packNumber(value: number): Buffer {
  const bytes = Buffer.alloc(5, 0xca);
  bytes.writeInt32BE(value, 1);
  return bytes;
}

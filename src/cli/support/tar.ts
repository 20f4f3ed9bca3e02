import { gzipSync } from "node:zlib";

/** A file of an archive. */
export interface TarFile {
  readonly name: string;
  readonly content: string;
}

const BLOCK = 512;

/** A gzipped tar archive (POSIX ustar) of small files, for their owner alone. */
export function tarGz(files: readonly TarFile[], time: Date): Buffer {
  const blocks = files.flatMap(({ name, content }) => {
    const bytes = Buffer.from(content, "utf8");
    const padding = Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK);
    return [header(name, bytes.length, time), bytes, padding];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
}

function header(name: string, size: number, time: Date): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");
  block.write(name, 0, 100, "utf8");
  block.write(`${octal(0o600, 7)}\0`, 100);
  block.write(`${octal(0, 7)}\0${octal(0, 7)}\0`, 108);
  block.write(`${octal(size, 11)}\0`, 124);
  block.write(`${octal(Math.floor(time.getTime() / 1000), 11)}\0`, 136);
  // While it is summed up, the checksum counts as blanks.
  block.write("        0ustar\u000000", 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}

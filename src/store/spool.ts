import { randomUUID } from "node:crypto";
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { WhocanError } from "../lib/errors.ts";

const CHUNK = 1 << 20;

/**
 * A list that need not fit the memory: rows go to a file and come back, as often as wanted, in their order. The file has no name any
 * more while it is used, so that nothing of it stays, however the process ends.
 */
export class Spool<Row> implements Iterable<Row> {
  readonly #file: number;
  #length = 0;
  #written = 0;
  #pending: string[] = [];
  #pendingLength = 0;

  constructor(folder: string) {
    this.#file = guard(() => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${randomUUID()}.tmp`);
      const file = openSync(path, "wx+", 0o600);
      rmSync(path, { force: true });
      return file;
    });
  }

  get length(): number {
    return this.#length;
  }

  add(row: Row): void {
    const line = `${JSON.stringify(row)}\n`;
    this.#pending.push(line);
    this.#pendingLength += line.length;
    this.#length++;
    if (this.#pendingLength >= CHUNK) this.#flush();
  }

  *[Symbol.iterator](): Iterator<Row> {
    this.#flush();
    const chunk = Buffer.alloc(CHUNK);
    const decoder = new StringDecoder("utf8");
    let rest = "";
    for (let at = 0; at < this.#written; ) {
      const read = guard(() => readSync(this.#file, chunk, 0, CHUNK, at));
      if (read === 0) throw new WhocanError("INTERNAL", "A temporary file has become shorter.");
      at += read;
      const lines = (rest + decoder.write(chunk.subarray(0, read))).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield JSON.parse(line) as Row;
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending.join(""));
    for (let from = 0; from < bytes.length; ) {
      const written = guard(() => writeSync(this.#file, bytes, from, bytes.length - from, this.#written));
      from += written;
      this.#written += written;
    }
    this.#pending = [];
    this.#pendingLength = 0;
  }
}

function guard<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    const { code = "" } = cause as NodeJS.ErrnoException;
    const full = ["ENOSPC", "EDQUOT"].includes(code);
    const text = full ? "There is no space left for a temporary file." : "A temporary file cannot be written.";
    const failure = full ? "STORE_FULL" : code === "EIO" ? "STORE_IO" : "STORE_READ_ONLY";
    throw new WhocanError(failure, text, { field: "WHOCAN_DATA", cause });
  }
}

import { damaged } from "../store-errors.ts";

/**
 * SQL for several text columns as one blob, NUL between them: stored text has none. The driver ends the whole process when a column
 * holds text that is not UTF-8, as a damaged file may, but hands over bytes as they are.
 */
export function packed(...columns: readonly string[]): string {
  return `CAST(${joined(...columns)} AS BLOB)`;
}

/** SQL for the text columns of all rows as one blob: of many rows the driver's own work is most of what reading costs. */
export function packedRows(...columns: readonly string[]): string {
  return `CAST(group_concat(${joined(...columns)}, char(0)) AS BLOB)`;
}

function joined(...columns: readonly string[]): string {
  return columns.join(" || char(0) || ");
}

/** SQL for an integer column, whatever a damaged file holds in it: the driver must never see text there. */
export function integer(column: string): string {
  return `CAST(${column} AS INTEGER)`;
}

/** Takes a packed blob apart; bytes that are not UTF-8 become U+FFFD, so that digests do not match. */
export function unpack(blob: unknown, columns: number): readonly string[] {
  const texts = bytesOf(blob).toString().split("\0");
  if (texts.length !== columns) throw damaged("A row");
  return texts;
}

/** The same of `packedRows`, row by row. Each row is a text of its own: a piece of a text keeps all of it in memory. */
export function* unpackRows(blob: unknown, columns: number, rows: number): Generator<readonly string[]> {
  const bytes = bytesOf(blob);
  let start = 0;
  for (let row = 1; row <= rows; row++) {
    let end = start - 1;
    for (let column = 1; column <= columns; column++) {
      end = bytes.indexOf(0, end + 1);
      if (end >= 0) continue;
      if (row < rows || column < columns) throw damaged("A row");
      end = bytes.length;
    }
    yield bytes.toString("utf8", start, end).split("\0");
    start = end + 1;
  }
  if (start <= bytes.length) throw damaged("A row");
}

function bytesOf(blob: unknown): Buffer {
  return blob instanceof Uint8Array ? Buffer.from(blob.buffer, blob.byteOffset, blob.length) : Buffer.alloc(0);
}

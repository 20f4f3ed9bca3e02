import { damaged } from "../store-errors.ts";

/**
 * SQL for several text columns as one blob, NUL between them: stored text has none. The driver ends the whole process when a column
 * holds text that is not UTF-8, as a damaged file may, but hands over bytes as they are.
 */
export function packed(...columns: readonly string[]): string {
  return `CAST(${columns.join(" || char(0) || ")} AS BLOB)`;
}

/** SQL for an integer column, whatever a damaged file holds in it: the driver must never see text there. */
export function integer(column: string): string {
  return `CAST(${column} AS INTEGER)`;
}

/** Takes a packed blob apart; bytes that are not UTF-8 become U+FFFD, so that digests do not match. */
export function unpack(blob: unknown, columns: number): readonly string[] {
  const texts =
    blob instanceof Uint8Array ? Buffer.from(blob.buffer, blob.byteOffset, blob.length).toString().split("\0") : [];
  if (texts.length !== columns) throw damaged("A row");
  return texts;
}

import { once } from "node:events";
import { toSafeJson } from "../lib/safe-json.ts";

/** Characters of one write. */
const CHUNK = 64 * 1024;

/** Some rows, written out: as bytes where there are enough of them for a write of their own. */
export interface RowsText {
  readonly text: string | Uint8Array;
  readonly rows: number;
}

/** Writes rows as JSON lines or one JSON array, waiting whenever the reader is slower; gives how many. */
export async function writeRows(
  rows: AsyncIterable<unknown>,
  format: "ndjson" | "json",
  stream: NodeJS.WritableStream,
): Promise<number> {
  return writeTexts(format === "ndjson" ? lines(rows) : items(rows), stream);
}

/** Each row as a line of JSON. */
export async function* lines(rows: AsyncIterable<unknown>): AsyncGenerator<RowsText> {
  for await (const row of rows) yield { text: `${toSafeJson(row)}\n`, rows: 1 };
}

async function* items(rows: AsyncIterable<unknown>): AsyncGenerator<RowsText> {
  let before = "[\n";
  for await (const row of rows) {
    yield { text: before + toSafeJson(row), rows: 1 };
    before = ",\n";
  }
  yield { text: before === ",\n" ? "\n]\n" : "[\n]\n", rows: 0 };
}

/**
 * Writes texts in large pieces, waiting whenever the reader is slower; gives how many rows they hold. Rejects with the signal's reason,
 * even while it waits for a reader that is gone.
 */
export async function writeTexts(
  texts: AsyncIterable<RowsText>,
  stream: NodeJS.WritableStream,
  signal?: AbortSignal,
): Promise<number> {
  let count = 0;
  let pending = "";
  for await (const { text, rows } of texts) {
    count += rows;
    if (typeof text === "string") pending += text;
    if (typeof text === "string" && pending.length < CHUNK) continue;
    await write(stream, pending, signal);
    pending = "";
    if (typeof text !== "string") await write(stream, text, signal);
  }
  await write(stream, pending, signal);
  return count;
}

async function write(
  stream: NodeJS.WritableStream,
  text: string | Uint8Array,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  // As bytes: HTTP would go over a text three times, to measure, to frame and to send it.
  if (text.length === 0 || stream.write(typeof text === "string" ? Buffer.from(text) : text)) return;
  try {
    await once(stream, "drain", signal === undefined ? {} : { signal });
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}

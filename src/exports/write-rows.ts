import { once } from "node:events";

/** Characters that a terminal could obey, or that hide: escaped in JSON, which keeps its value. */
const UNSAFE = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Writes rows as JSON lines or one JSON array, waiting whenever the reader is slower; gives how many. */
export async function writeRows(
  rows: AsyncIterable<unknown>,
  format: "ndjson" | "json",
  stream: NodeJS.WritableStream,
): Promise<number> {
  let count = 0;
  let pending = format === "json" ? "[" : "";
  for await (const row of rows) {
    const text = toSafeJson(row);
    pending += format === "json" ? `${count === 0 ? "\n" : ",\n"}${text}` : `${text}\n`;
    count++;
    if (pending.length < CHUNK) continue;
    await write(stream, pending);
    pending = "";
  }
  await write(stream, format === "json" ? `${pending}\n]\n` : pending);
  return count;
}

/** Characters of one write. */
const CHUNK = 64 * 1024;

async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (text !== "" && !stream.write(text)) await once(stream, "drain");
}

function toSafeJson(row: unknown): string {
  return JSON.stringify(row).replace(UNSAFE, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

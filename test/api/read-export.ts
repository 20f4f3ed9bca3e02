import { request } from "undici";
import { expect } from "vitest";

export const WHO_CAN = "/export/who-can.ndjson";
export const ACCESS = "/export/access.ndjson";

// biome-ignore lint/suspicious/noExplicitAny: rows have the shape of their export.
export type Row = any;

/** An export's rows and its last line, or the error that it was refused with. */
export async function readExport(url: string, path: string, args: Readonly<Record<string, string>> = {}) {
  const { statusCode, headers, body } = await request(`${url}${path}?${new URLSearchParams(args)}`);
  const text = await body.text();
  if (statusCode !== 200) return { status: statusCode, headers, rows: [], end: undefined, error: JSON.parse(text) };
  expect(text.endsWith("\n")).toBe(true);
  const lines = text.slice(0, -1).split("\n");
  const rows = lines.map((line) => JSON.parse(line) as Row);
  const { end } = rows.pop();
  return { status: statusCode, headers, rows, end, error: undefined };
}

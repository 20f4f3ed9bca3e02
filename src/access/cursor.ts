import * as z from "zod";
import { WhocanError } from "../lib/errors.ts";
import { digestOf } from "../lib/hash.ts";

const cursorSchema = z.strictObject({
  q: z.string(),
  h: z.string(),
  r: z.int().min(0),
  l: z.string(),
});

/** What a cursor holds: question, digest of the arguments, revision and the last row's key. */
export interface Cursor {
  readonly question: string;
  readonly argsHash: string;
  readonly revision: number;
  readonly last: string;
}

/** Digest of a question's arguments without those of paging: a cursor serves just these. */
export function argsHash(args: Readonly<Record<string, unknown>>): string {
  const { first: _first, after: _after, ...rest } = args;
  return digestOf(rest).slice(0, 16);
}

export function sealCursor({ question, argsHash: hash, revision, last }: Cursor): string {
  return Buffer.from(JSON.stringify({ q: question, h: hash, r: revision, l: last })).toString("base64url");
}

/** Opens a cursor; BAD_CURSOR when it is not one of ours, or of another question. */
export function openCursor(text: string, question: string): Cursor {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    throw badCursor("It is not a cursor of Whocan.");
  }
  const result = cursorSchema.safeParse(parsed);
  if (!result.success) throw badCursor("It is not a cursor of Whocan.");
  const { q, h, r, l } = result.data;
  if (q !== question) throw badCursor("It belongs to another question.");
  return { question: q, argsHash: h, revision: r, last: l };
}

export function badCursor(why: string): WhocanError {
  return new WhocanError("BAD_CURSOR", `The cursor cannot be used. ${why}`, { field: "after" });
}

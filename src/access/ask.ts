import type { z } from "zod";
import { WhocanError } from "../lib/errors.ts";
import { MAX_PAGE } from "./arguments.ts";
import { argsHash, badCursor, openCursor, sealCursor } from "./cursor.ts";
import type { AccessEngine } from "./engine.ts";
import type { Question, RowOf } from "./question.ts";
import { ReferenceResolver } from "./references.ts";

/** Gives the engine of a revision: a number, an ISO time, or undefined for the newest. NO_SUCH_REVISION, NO_DATA. */
export type EngineAt = (at: string | undefined, signal: AbortSignal | undefined) => Promise<AccessEngine>;

export interface AskScope {
  readonly at?: string | undefined;
  /** Account id, where several were read. */
  readonly account?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Asked<Answer> {
  readonly answer: Answer;
  readonly engine: AccessEngine;
  /** The cursor that goes on after a row of this answer. */
  cursor(row: RowOf<Answer>): string;
}

/** Asks a question: checks its arguments, chooses the revision, resolves references and opens the cursor. */
export async function ask<Schema extends z.ZodType, Answer>(
  question: Question<Schema, Answer>,
  rawArgs: Readonly<Record<string, unknown>>,
  engineAt: EngineAt,
  { at, account, signal }: AskScope = {},
): Promise<Asked<Answer>> {
  const hash = argsHash(rawArgs);
  const opened = typeof rawArgs["after"] === "string" ? openCursor(rawArgs["after"], question.name) : undefined;
  if (opened !== undefined && opened.argsHash !== hash) throw badCursor("It belongs to other arguments.");
  const args = parseArgs(question, opened === undefined ? rawArgs : { ...rawArgs, after: opened.last });
  const engine = await engineAt(opened === undefined ? at : String(opened.revision), signal);
  const answer = await question.ask(args, { engine, references: new ReferenceResolver(engine, account), signal });
  return {
    answer,
    engine,
    cursor: (row) =>
      sealCursor({
        question: question.name,
        argsHash: hash,
        revision: engine.revision.number,
        last: question.rowKey?.(row) ?? "",
      }),
  };
}

function parseArgs<Schema extends z.ZodType>(
  question: Question<Schema>,
  raw: Readonly<Record<string, unknown>>,
): z.output<Schema> {
  const result = question.args.safeParse(raw);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join(".") || "arguments";
  if (field === "first") {
    throw new WhocanError("PAGE_TOO_LARGE", `A page holds 1 to ${MAX_PAGE} rows.`, { field });
  }
  if (issue?.code === "invalid_value" && /^permissions?(\.|$)/u.test(field)) {
    throw new WhocanError("UNKNOWN_PERMISSION", `There is no such permission (${field}).`, { field });
  }
  throw new WhocanError("BAD_ARGUMENT", `Wrong argument ${field}: ${issue?.message ?? "not as declared"}.`, { field });
}

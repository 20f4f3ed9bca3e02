import type { z } from "zod";
import type { Page } from "../access/answers.ts";
import { type Asked, ask } from "../access/ask.ts";
import type { Question } from "../access/question.ts";
import { type ConnectionJson, connectionJson } from "../exports/answer-json.ts";
import { untilAborted } from "../lib/until-aborted.ts";
import type { ApiContext } from "./context.ts";

type FieldArgs = Readonly<Record<string, unknown>> & { readonly at?: string | number | null | undefined };

/** Asks a question with a field's arguments; rejects with the signal's reason as soon as the request ends. */
export async function askInRequest<Schema extends z.ZodType, Answer>(
  question: Question<Schema, Answer>,
  { at, ...args }: FieldArgs,
  { engineAt, signal }: Pick<ApiContext, "engineAt" | "signal">,
): Promise<Asked<Answer>> {
  return untilAborted(ask(question, args, engineAt, { at: at == null ? undefined : String(at), signal }), signal);
}

/** Asks a question that answers in pages, as a connection. */
export async function askPage<Schema extends z.ZodType, Row>(
  question: Question<Schema, Page<Row>>,
  args: FieldArgs,
  context: ApiContext,
): Promise<ConnectionJson<Row>> {
  const asked = await askInRequest(question, args, context);
  return connectionJson(asked as typeof asked & { cursor(row: Row): string });
}

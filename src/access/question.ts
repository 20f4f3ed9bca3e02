import type { z } from "zod";
import type { AccessEngine, AskOptions } from "./engine.ts";
import type { ReferenceResolver } from "./references.ts";

export interface AskContext extends AskOptions {
  readonly engine: AccessEngine;
  readonly references: ReferenceResolver;
}

/** One question: what it takes, what it answers, and which engines can. The same name in GraphQL and everywhere. */
export interface Question<Schema extends z.ZodType = z.ZodType, Answer = unknown> {
  readonly name: string;
  readonly description: string;
  /** Arguments as users give them, references unresolved; strict. `at` is taken out before, `after` is already opened. */
  readonly args: Schema;
  readonly engines: readonly AccessEngine["name"][];
  /** For answers in pages: the value that a page goes on after. */
  readonly rowKey?: (row: RowOf<Answer>) => string;
  ask(args: z.output<Schema>, context: AskContext): Promise<Answer>;
}

export type RowOf<Answer> = Answer extends { readonly rows: readonly (infer Row)[] } ? Row : never;

/** Types a question; it adds nothing. */
export function defineQuestion<Schema extends z.ZodType, Answer>(
  question: Question<Schema, Answer>,
): Question<Schema, Answer> {
  return question;
}

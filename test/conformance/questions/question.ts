import type { EngineName, Page, Proof } from "../../../src/access/answers.ts";
import type { AccessEngine, PageRequest } from "../../../src/access/engine.ts";
import { WhocanError } from "../../../src/lib/errors.ts";
import type { Oracle } from "../../oracle/oracle.ts";

/** A question with its arguments, to ask of any engine. */
export interface Question {
  readonly name: string;
  readonly args: object;
  ask(engine: AccessEngine, page: PageRequest): Promise<Answer>;
  /** What the oracle says, in the words of `Answer.plain`; absent where it has no opinion. */
  judge?(oracle: Oracle): unknown;
}

export interface Answer {
  /** All that every engine must say alike: everything but who says it and when. */
  readonly said: unknown;
  /** The same in the oracle's words. */
  readonly plain: unknown;
  readonly proofs: readonly Proof[];
  /** Null where an answer does not name it. */
  readonly engine: EngineName | null;
  /** Of an answer in pages. */
  readonly page: AnswerPage | null;
}

export interface AnswerPage {
  readonly rows: readonly unknown[];
  /** The value that a page goes on after, of each row. */
  readonly keys: readonly string[];
  readonly next: string | null;
  readonly hasPrevious: boolean;
  /** What every page says of the whole. */
  readonly ofAll: unknown;
}

export const EVERYTHING: PageRequest = { first: 1_000_000, after: null };

/** A refusal is an answer too: by its code, the field at fault and the text. */
export async function askOrRefuse(question: Question, engine: AccessEngine, page: PageRequest): Promise<Answer> {
  try {
    return await question.ask(engine, page);
  } catch (error) {
    if (!(error instanceof WhocanError) || error.code === "INTERNAL") throw error;
    const refused = { refused: error.code, field: error.field, text: error.message };
    return { said: refused, plain: { refused: error.code }, proofs: [], engine: null, page: null };
  }
}

/** An answer that comes in pages. `proofOf` is absent where rows have none. */
export function answerOfPage<Row>(
  page: Page<Row>,
  keyOf: (row: Row) => string,
  plain: unknown,
  proofOf?: (row: Row) => Proof,
): Answer {
  const { rows, next, hasPrevious, engine, ...ofAll } = page;
  return {
    said: { ...ofAll, rows },
    plain,
    proofs: proofOf === undefined ? [] : rows.map(proofOf),
    engine,
    page: { rows, keys: rows.map(keyOf), next, hasPrevious, ofAll },
  };
}

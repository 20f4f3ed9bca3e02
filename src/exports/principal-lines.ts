import type { PrincipalRow, RowAccess } from "../access/answers.ts";
import { getOrMake } from "../lib/maps.ts";
import { asciiJson, toSafeJson } from "../lib/safe-json.ts";
import type { RowsText } from "./write-rows.ts";

/** What every line of an export says, so that each can be understood by itself. */
export interface PrincipalLinesAbout {
  readonly resource: string;
  readonly revision: number;
}

/** Characters of one piece: a larger text leaves the processor's cache before it is made into bytes, and takes twice as long. */
const PIECE = 64 * 1024;
const START = '{"principal":';

/** Each row as a line of JSON, many at a time, in ASCII. */
export async function* principalLines(
  batches: AsyncIterable<readonly PrincipalRow[]>,
  about: PrincipalLinesAbout,
): AsyncGenerator<RowsText> {
  const lines = new Lines(about);
  for await (const rows of batches) yield* lines.add(rows);
  yield* lines.end();
}

/** Most rows differ in nothing but the principal: the rest is made once. */
class Lines {
  readonly #about: string;
  readonly #ends = new Map<readonly RowAccess[], string>();
  #text = "";
  #count = 0;

  constructor({ resource, revision }: PrincipalLinesAbout) {
    this.#about = `"resource":${asciiJson(resource)},"revision":${revision}`;
  }

  /** The pieces that became full. */
  add(rows: readonly PrincipalRow[]): RowsText[] {
    const pieces: RowsText[] = [];
    let text = this.#text;
    let count = this.#count;
    let known: readonly RowAccess[] | undefined;
    let end = "";
    for (const { principal, access } of rows) {
      if (access !== known) end = this.#endOf(access);
      known = access;
      text += START + principal + end;
      count++;
      if (text.length < PIECE) continue;
      pieces.push(pieceOf(text, count));
      text = "";
      count = 0;
    }
    this.#text = text;
    this.#count = count;
    return pieces;
  }

  end(): RowsText[] {
    return this.#count === 0 ? [] : [pieceOf(this.#text, this.#count)];
  }

  #endOf(access: readonly RowAccess[]): string {
    return getOrMake(this.#ends, access, () => `,"access":${toSafeJson(access)},${this.#about}}\n`);
  }
}

function pieceOf(text: string, rows: number): RowsText {
  return { text: Buffer.from(text, "latin1"), rows };
}

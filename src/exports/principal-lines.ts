import type { PrincipalRow, RowAccess } from "../access/answers.ts";
import { getOrMake } from "../lib/maps.ts";
import { asciiJson, toSafeJson } from "../lib/safe-json.ts";
import type { RowsText } from "./write-rows.ts";

/** What every line of an export says, so that each can be understood by itself. */
export interface PrincipalLinesAbout {
  readonly resource: string;
  readonly revision: number;
}

/** Each row as a line of JSON, a text per batch. Most rows differ in nothing but the principal: the rest is written once. */
export async function* principalLines(
  batches: AsyncIterable<readonly PrincipalRow[]>,
  { resource, revision }: PrincipalLinesAbout,
): AsyncGenerator<RowsText> {
  const ends = new Map<readonly RowAccess[], string>();
  const about = `"resource":${asciiJson(resource)},"revision":${revision}`;
  for await (const rows of batches) {
    let text = "";
    for (const { principal, access } of rows) {
      const end = getOrMake(ends, access, () => `,"access":${toSafeJson(access)},${about}}\n`);
      text += `{"principal":${principal}${end}`;
    }
    yield { text, rows: rows.length };
  }
}

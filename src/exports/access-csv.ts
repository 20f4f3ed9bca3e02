import { stringify } from "csv-stringify/sync";
import type { MatrixRow } from "../access/answers.ts";
import type { RowsText } from "./write-rows.ts";

export interface CsvOptions {
  /** Sections that the rows may lack something of: each row says so, because a spreadsheet has no stderr. */
  readonly incomplete: readonly string[];
  /** How a text is shown to somebody who looks at it; without it texts are written as they are, for programs. */
  readonly show: ((text: string) => string) | null;
}

const CSV_COLUMNS = [
  "principal",
  "kind",
  "name",
  "email",
  "status",
  "target",
  "class",
  "permissions",
  "state",
  "bound",
  "origin",
  "origin_value",
  "via",
  "revision",
  "incomplete",
] as const;

/** Rows that are put into text at once: one by one each would pay for reading the options. */
const BATCH = 200;
/** Without it, spreadsheets take UTF-8 for another encoding. */
const BYTE_ORDER_MARK = "\uFEFF";
/** Spreadsheets of some countries part cells by semicolons, whatever a file means: what follows one begins a cell there. */
const HIDDEN_FORMULA = /;(?=[\s"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;

/**
 * The matrix as CSV (RFC 4180) with a header, in UTF-8; lists are joined by a space, which no key and no permission holds. Shown to people, no
 * cell is a formula to a spreadsheet: what would be one begins with an apostrophe (docs/adr/0011).
 */
export async function* accessCsv(
  rows: AsyncIterable<MatrixRow>,
  { incomplete, show }: CsvOptions,
): AsyncGenerator<RowsText> {
  const cell = (text: string) => show?.(text).replace(HIDDEN_FORMULA, ";'") ?? text;
  const textOf = (records: readonly (readonly string[])[]) =>
    stringify(records as string[][], { quoted: true, record_delimiter: "\r\n", escape_formulas: show !== null });
  yield { text: (show === null ? "" : BYTE_ORDER_MARK) + textOf([CSV_COLUMNS]), rows: 0 };
  const lacks = incomplete.join(" ");
  let batch: string[][] = [];
  for await (const row of rows) {
    batch.push([...cellsOf(row), lacks].map(cell));
    if (batch.length < BATCH) continue;
    yield { text: textOf(batch), rows: batch.length };
    batch = [];
  }
  yield { text: textOf(batch), rows: batch.length };
}

function cellsOf({ principal, target, permissions, state, bound, origin, via, revision }: MatrixRow): string[] {
  const { key, kind, name, email, status } = principal;
  return [
    ...[key, kind, name, email ?? "", status ?? ""],
    ...[target.key, target.class, permissions.join(" "), state, bound],
    ...[origin.kind, origin.value, via.join(" "), String(revision)],
  ];
}

import Table from "cli-table3";
import type { Output, Style } from "../output.ts";
import { safeText } from "../safe-text.ts";

export interface Column {
  readonly title: string;
  /** Left out on a terminal narrower than this many columns. */
  readonly from?: number;
  /** Gives up columns only when the others have no more to give than theirs. */
  readonly least?: number;
  readonly align?: "left" | "right";
  /** Goes on in a further line instead of being cut. */
  readonly wrap?: boolean;
}

/** A cell: a text as it came, or one with a style. */
export type Cell = string | { readonly text: string; readonly style: Style };

const GAP = 2;
const LEAST = 8;
/** No lines between cells: a table reads and greps like a list. */
const NO_LINES = Object.fromEntries(
  ["top", "bottom", "left", "right", "mid"].flatMap((side) =>
    ["", "-mid", "-left", "-right"].map((corner) => [`${side}${corner}`, ""]),
  ),
);

/** Aligned columns, cut with `…` so that each line fits the terminal. Control characters are made visible. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly Cell[])[], output: Output): string {
  const width = output.columns;
  const indexes = columns.flatMap((column, index) => (fits(column, width) ? [index] : []));
  const kept = indexes.map((index) => columns[index] as Column);
  const head = kept.map(({ title }) => output.style("bold", safeText(title)));
  const body = rows.map((row) => indexes.map((index) => paint(row[index] ?? "", output, columns[index])));
  const natural = layOut([head, ...body], kept);
  const widths = width === null ? null : shrink(natural.widths, kept, width);
  return widths === null ? natural.text : layOut([head, ...body], kept, widths).text;
}

function fits({ from }: Column, width: number | null): boolean {
  return width === null || from === undefined || width >= from;
}

/** What the terminal will cut is left out before it is measured: a name of a megabyte would make every row as wide for a while. */
function paint(cell: Cell, output: Output, column: Column | undefined): string {
  const { text, style } = typeof cell === "string" ? { text: cell, style: null } : cell;
  const cut = output.columns !== null && !column?.wrap;
  const shown = safeText(cut ? text.slice(0, 2 * output.columns) : text);
  return style === null ? shown : output.style(style, shown);
}

/** Widths that fit, or null where the natural ones do. The widest columns give first, each down to its least. */
function shrink(natural: readonly number[], columns: readonly Column[], width: number): number[] | null {
  const widths = [...natural];
  let over = widths.reduce((sum, each) => sum + each, 0) - GAP - width;
  if (over <= 0) return null;
  for (const leastOf of [({ least }: Column) => least ?? LEAST, () => LEAST]) {
    for (; over > 0; over--) {
      const spare = widths.map((each, index) => (each > leastOf(columns[index] as Column) + GAP ? each : 0));
      const widest = spare.indexOf(Math.max(...spare));
      if (spare[widest] === 0) break;
      widths[widest] = (widths[widest] as number) - 1;
    }
  }
  return widths;
}

/** Sets the rows; the library measures wide characters and colours, and cuts where widths are given. */
function layOut(
  rows: readonly (readonly string[])[],
  columns: readonly Column[],
  widths?: readonly number[],
): { text: string; widths: number[] } {
  const table = new Table({
    chars: { ...NO_LINES, middle: "" },
    style: { head: [], border: [], "padding-left": 0, "padding-right": GAP },
    colAligns: columns.map(({ align }) => align ?? "left"),
    ...(widths === undefined ? {} : { colWidths: [...widths] }),
  });
  const wraps = (index: number) => widths !== undefined && columns[index]?.wrap === true;
  table.push(...rows.map((row) => row.map((content, index) => ({ content, wordWrap: wraps(index) }))));
  const text = table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
  return { text, widths: table.options.colWidths.map((each) => each ?? 0) };
}

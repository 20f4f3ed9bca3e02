import Table from "cli-table3";
import type { Output, Style } from "../output.ts";
import { safeText } from "../safe-text.ts";

export interface Column {
  readonly title: string;
  /** Left out on a terminal narrower than this many columns. */
  readonly from?: number;
  readonly align?: "left" | "right";
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
  const kept = columns.map((column, index) => ({ column, index })).filter(({ column }) => fits(column, width));
  const head = kept.map(({ column }) => output.style("bold", column.title));
  const body = rows.map((row) => kept.map(({ index }) => paint(row[index] ?? "", output)));
  const aligns = kept.map(({ column }) => column.align ?? "left");
  const natural = layOut([head, ...body], aligns);
  const widths = width === null ? null : shrink(natural.widths, width);
  return widths === null ? natural.text : layOut([head, ...body], aligns, widths).text;
}

function fits({ from }: Column, width: number | null): boolean {
  return width === null || from === undefined || width >= from;
}

function paint(cell: Cell, output: Output): string {
  return typeof cell === "string" ? safeText(cell) : output.style(cell.style, safeText(cell.text));
}

/** Widths that fit, or null where the natural ones do. The widest columns give first. */
function shrink(natural: readonly number[], width: number): number[] | null {
  const widths = [...natural];
  let over = widths.reduce((sum, each) => sum + each, 0) - GAP - width;
  if (over <= 0) return null;
  for (; over > 0; over--) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] as number) <= LEAST + GAP) break;
    widths[widest] = (widths[widest] as number) - 1;
  }
  return widths;
}

/** Sets the rows; the library measures wide characters and colours, and cuts where widths are given. */
function layOut(
  rows: readonly (readonly string[])[],
  aligns: ("left" | "right")[],
  widths?: readonly number[],
): { text: string; widths: number[] } {
  const table = new Table({
    chars: { ...NO_LINES, middle: "" },
    style: { head: [], border: [], "padding-left": 0, "padding-right": GAP },
    colAligns: aligns,
    ...(widths === undefined ? {} : { colWidths: [...widths] }),
  });
  table.push(...rows.map((row) => [...row]));
  const text = table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
  return { text, widths: table.options.colWidths.map((each) => each ?? 0) };
}

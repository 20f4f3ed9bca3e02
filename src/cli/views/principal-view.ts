import type { PrincipalAccess } from "../../access/answers.ts";
import type { Output } from "../output.ts";
import { groupByStanding, partsText, referenceOf, standingCell, throughOf } from "./labels.ts";
import { type Cell, type Column, renderTable } from "./table.ts";

const COLUMNS: readonly Column[] = [
  { title: "PRINCIPAL", least: 36 },
  { title: "NAME", from: 110, least: 14 },
  { title: "PERMISSIONS", least: 15, wrap: true },
  { title: "STATE", least: 15 },
  { title: "THROUGH", from: 72 },
  { title: "PARTS" },
];

/** One line per principal and standing; the proof's way is shown on the first. */
export async function printPrincipals(output: Output, rows: readonly PrincipalAccess[]): Promise<void> {
  if (rows.length === 0) return;
  const cells: Cell[][] = [];
  for (const { principal, access, witness } of rows) {
    for (const [index, group] of groupByStanding(access).entries()) {
      cells.push([
        index === 0 ? referenceOf(principal) : "",
        index === 0 ? (principal.name ?? "") : "",
        group.permissions.join(", "),
        standingCell(group.access),
        index === 0 ? throughOf(witness) : "",
        partsText(group.access.parts),
      ]);
    }
  }
  await output.line(renderTable(withoutEmpty(COLUMNS, cells), cells, output));
}

/** Without the last column where no row has anything in it. */
export function withoutEmpty(columns: readonly Column[], rows: readonly (readonly Cell[])[]): readonly Column[] {
  const last = columns.length - 1;
  return rows.every((row) => row[last] === "") ? columns.slice(0, last) : columns;
}

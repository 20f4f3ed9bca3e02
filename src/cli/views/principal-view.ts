import type { PrincipalAccess } from "../../access/answers.ts";
import type { Output } from "../output.ts";
import { groupByStanding, partsText, referenceOf, standingCell, throughOf } from "./labels.ts";
import { type Cell, type Column, renderTable } from "./table.ts";

const COLUMNS: readonly Column[] = [
  { title: "PRINCIPAL" },
  { title: "NAME", from: 90 },
  { title: "PERMISSIONS" },
  { title: "STATE" },
  { title: "THROUGH" },
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

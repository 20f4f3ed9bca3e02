import type { ResourceAccess } from "../../access/answers.ts";
import type { Output } from "../output.ts";
import { groupByStanding, partsText, referenceOf, standingCell, throughOf } from "./labels.ts";
import { withoutEmpty } from "./principal-view.ts";
import { type Cell, type Column, renderTable } from "./table.ts";

const COLUMNS: readonly Column[] = [
  { title: "CLASS", from: 130 },
  { title: "RESOURCE", least: 36 },
  { title: "PERMISSIONS", least: 15, wrap: true },
  { title: "STATE", least: 15 },
  { title: "THROUGH", from: 72 },
  { title: "PARTS" },
];

/** One line per target and standing. */
export async function printResources(output: Output, rows: readonly ResourceAccess[]): Promise<void> {
  if (rows.length === 0) return;
  const cells: Cell[][] = [];
  for (const { resource, class: className, access, witness } of rows) {
    for (const [index, group] of groupByStanding(access).entries()) {
      cells.push([
        index === 0 ? className : "",
        index === 0 ? referenceOf(resource) : "",
        group.permissions.join(", "),
        standingCell(group.access),
        index === 0 ? throughOf(witness) : "",
        partsText(group.access.parts),
      ]);
    }
  }
  await output.line(renderTable(withoutEmpty(COLUMNS, cells), cells, output));
}

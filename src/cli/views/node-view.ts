import type { Neighbour, NodeView } from "../../access/answers.ts";
import type { Output } from "../output.ts";
import { referenceOf } from "./labels.ts";
import { renderTable } from "./table.ts";

export async function printNodes(output: Output, nodes: readonly NodeView[]): Promise<void> {
  if (nodes.length === 0) return;
  const rows = nodes.map((node) => [referenceOf(node), node.kind, node.name ?? "", node.key]);
  const columns = [
    { title: "REFERENCE", least: 40 },
    { title: "KIND" },
    { title: "NAME" },
    { title: "KEY", from: 140 },
  ];
  await output.line(renderTable(columns, rows, output));
}

/** A node's own fields, a line each. */
export async function printNode(output: Output, node: NodeView): Promise<void> {
  await output.line(
    output.style("bold", renderTable([{ title: `${node.kind} ${node.name ?? ""}`.trim() }], [], output)),
  );
  const fields = { key: node.key, id: node.id, source: node.source, ...node.properties };
  const rows = Object.entries(fields).map(([name, value]) => [
    `  ${name}`,
    Array.isArray(value) ? value.join(", ") : String(value),
  ]);
  await output.line(renderTable([{ title: "" }, { title: "" }], rows, output).replace(/^\n/, ""));
}

export async function printNeighbours(output: Output, neighbours: readonly Neighbour[]): Promise<void> {
  if (neighbours.length === 0) return;
  const rows = neighbours.map(({ direction, relation, node, sections }) => [
    direction === "out" ? `─ ${relation} →` : `← ${relation} ─`,
    referenceOf(node),
    node.name ?? "",
    sections.join(", "),
  ]);
  const columns = [
    { title: "RELATION" },
    { title: "NODE", least: 34 },
    { title: "NAME" },
    { title: "SAID BY", from: 80 },
  ];
  await output.line(renderTable(columns, rows, output));
}

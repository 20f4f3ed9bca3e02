import type { AbsentField, Neighbour, NodeDetail, NodeView } from "../../access/answers.ts";
import { append } from "../../lib/maps.ts";
import type { PropertyValue } from "../../model/facts.ts";
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

/** A node's own fields, a line each, and why it lacks others. */
export async function printNode(output: Output, node: NodeDetail): Promise<void> {
  await output.line(
    output.style("bold", renderTable([{ title: `${node.kind} ${node.name ?? ""}`.trim() }], [], output)),
  );
  const fields = { key: node.key, id: node.id, source: node.source, ...node.properties };
  const rows = Object.entries(fields).map(([name, value]) => [`  ${name}`, valueText(value)]);
  await output.line(renderTable([{ title: "" }, { title: "" }], rows, output).replace(/^\n/, ""));
  await printAbsent(output, node.absent);
}

function valueText(value: PropertyValue): string {
  const text = Array.isArray(value) ? value.join(", ") : String(value);
  return text === "" ? "(empty)" : text;
}

/** Fields that lack a value for the same reason are one row. */
async function printAbsent(output: Output, absent: readonly AbsentField[]): Promise<void> {
  if (absent.length === 0) return;
  const byText = new Map<string, AbsentField[]>();
  for (const field of absent) append(byText, field.text, field);
  const rows = [...byText].map(([text, fields]) => [
    `  ${fields.map(({ field }) => field).join(", ")}`,
    fields[0]?.reason ?? "",
    text,
  ]);
  const columns = [
    { title: "  NO VALUE", wrap: true, least: 24 },
    { title: "WHY" },
    { title: "", wrap: true, least: 24 },
  ];
  await output.line(renderTable(columns, rows, output));
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

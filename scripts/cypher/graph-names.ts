import { KINDS } from "../../src/model/kinds.gen.ts";
import { PERMISSIONS } from "../../src/model/permissions.ts";
import { RELATIONS } from "../../src/model/relations.gen.ts";

/** What a statement may name. */
export interface GraphNames {
  readonly labels: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly properties: ReadonlySet<string>;
}

/**
 * The names of the model, and those that the tables of docs/graph.md give beside them: labels and types in the second column,
 * properties in the third, each as code.
 */
export function graphNames(document: string): GraphNames {
  const rows = document.split("\n").filter((line) => line.startsWith("| "));
  const cells = (column: number) => rows.flatMap((row) => codeOf(row.split(" | ")[column] ?? ""));
  const places = cells(1).flatMap((code) => code.match(/\w+/g) ?? []);
  const declared = [...KINDS, ...RELATIONS].flatMap(({ properties }) => Object.keys(properties));
  const permissions: readonly string[] = PERMISSIONS;
  return {
    labels: new Set([
      ...KINDS.flatMap(({ labels, generic }) => [...labels, ...generic]),
      ...places.filter((name) => /^[A-Z]\w*[a-z]/.test(name) && !permissions.includes(name)),
    ]),
    types: new Set([
      ...RELATIONS.map(({ relation }) => relation),
      ...permissions,
      ...places.filter((name) => /^[A-Z][A-Z_]+$/.test(name)),
    ]),
    properties: new Set([...declared, ...cells(2).filter((code) => /^\w+$/.test(code))]),
  };
}

function codeOf(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
}

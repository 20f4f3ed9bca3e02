import { RESOURCE_CLASSES } from "../../src/model/classes.ts";
import type { KindDeclaration, PropertyDeclaration, RelationDeclaration } from "../../src/model/kind.ts";
import { KINDS } from "../../src/model/kinds.gen.ts";
import { ORIGIN_KINDS, ORIGIN_MEANINGS } from "../../src/model/origins.ts";
import { PERMISSION_MEANINGS, PERMISSIONS } from "../../src/model/permissions.ts";
import { RELATIONS } from "../../src/model/relations.gen.ts";
import { ACCESS_STATES, STATE_MEANINGS } from "../../src/model/states.ts";
import { ZOOM_ENDPOINTS } from "../../src/sources/zoom/endpoints.gen.ts";
import type { Generated } from "./lists.ts";

/** docs/model.gen.md: the words that everything is said in, from src/model and the sections that sources read. */
export async function generate(): Promise<Generated> {
  return new Map([["docs/model.gen.md", renderPage()]]);
}

const HEAD = `<!-- Made by scripts/generate.ts from src/model; do not edit. -->
# The model

A *fact* is a node or a relation as a section said it; a section is one endpoint's part of a run. What follows from
facts is in [semantics](semantics.md), what privileges and scopes open in the [catalog](catalog.gen.md). A key is unique over all sources:
\`zoom:<account>:user:<id>\`, each part percent-encoded outside \`A-Z a-z 0-9 . _ ~ -\`; that of a relation is \`from|RELATION|to\`.`;

function renderPage(): string {
  return [
    HEAD,
    "## Permissions",
    table(
      ["permission", "what it lets be done"],
      PERMISSIONS.map((name) => [code(name), PERMISSION_MEANINGS[name]]),
    ),
    "## States of an access",
    "Best first: a proof has the worst state of its links, a pair that of its best proof.",
    table(
      ["state", "means"],
      ACCESS_STATES.map((name) => [code(name), STATE_MEANINGS[name]]),
    ),
    "## Origins of a grant",
    table(
      ["origin", "what gives it, and its value"],
      ORIGIN_KINDS.map((name) => [code(name), ORIGIN_MEANINGS[name]]),
    ),
    "## Kinds of nodes",
    ...KINDS.map(renderKind),
    "## Relations",
    ...RELATIONS.map(renderRelation),
    "## Sections",
    "What is read, and what each section says. A call is made once per extent: a status, a month, or each node that it is about.",
    table(["section", "what it reads", "call", "says"], ZOOM_ENDPOINTS.map(sectionRow)),
    "## Classes of resources",
    "What Zoom grants over. A class has a set for the account; one that belongs to users also a set per user, per group and `own`, one that belongs to groups a set per group.",
    table(["class", "belongs to", "product", "what it is"], RESOURCE_CLASSES.map(classRow)),
    "",
  ].join("\n\n");
}

function renderKind(declaration: KindDeclaration): string {
  const { kind, word, labels, generic, description, sections, resourceClass, ownedBy, properties } = declaration;
  const facts = [
    `Named \`${word}:…\` in references. Labels: ${[...new Set([...labels, ...generic])].map(code).join(", ")}. Listed by ${sections.map(code).join(", ")}.`,
    ...(resourceClass === null ? [] : [`Of the class ${code(resourceClass)}.`]),
    ...(ownedBy === null ? [] : [ownedBy === "self" ? "Owns itself." : `Its owner is where ${code(ownedBy)} leads.`]),
  ];
  const said = Object.entries(properties).map(([name, { type, description: means, sections: own = sections }]) => [
    code(name),
    type,
    own.map(code).join(", "),
    means,
  ]);
  const fields = table(["property", "type", "said by", "description"], said);
  return [`### ${kind}`, description, facts.join(" "), fields].join("\n\n");
}

function renderRelation({ relation, from, to, sections, description, properties }: RelationDeclaration): string {
  const ends = `${from.map(code).join(", ")} → ${to.map(code).join(", ")}. Said by ${sections.map(code).join(", ")}.`;
  const own = Object.keys(properties).length === 0 ? [] : [renderProperties(properties)];
  return [`### ${relation}`, description, ends, ...own].join("\n\n");
}

function renderProperties(properties: Readonly<Record<string, PropertyDeclaration>>): string {
  const rows = Object.entries(properties).map(([name, { type, description }]) => [code(name), type, description]);
  return table(["property", "type", "description"], rows);
}

function sectionRow({ section, description, operation, emits }: (typeof ZOOM_ENDPOINTS)[number]): readonly string[] {
  const says = [...emits.kinds, ...emits.relations].map(code).join(", ");
  return [code(section), description, operation === null ? "none" : code(operation), says];
}

function classRow({ name, belongsTo, product, description }: (typeof RESOURCE_CLASSES)[number]): readonly string[] {
  return [code(name), belongsTo, product === null ? "" : code(product), description];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

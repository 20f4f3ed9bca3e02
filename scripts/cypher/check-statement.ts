import type { GraphNames } from "./graph-names.ts";
import { language, nodesBelow, ruleOf, type SyntaxNode } from "./language-support.ts";

/** Something that is wrong with a file, with its line where it has one. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}

/** What stands for a placeholder while the statement is checked: any name that the code may put there. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  LABELS: "ZoomUser",
  KIND: "ZoomUser",
  TYPE: "MEMBER_OF",
  TYPES: "MEMBER_OF|HAS_ROLE",
  PERMISSION: "DataRead",
  PERMISSIONS: "DataRead|DataWrite",
  PROPERTY: "name",
  NODE_PROPERTIES: "n.name = row[2]",
  RELATION_PROPERTIES: "r._facts = row[2]",
};

const SUBQUERIES = new Set(["SubqueryClause", "ExistsExpression", "CountExpression", "CollectExpression"]);

/** Holds a file of statements against the names of the graph and against its own header. */
export function checkStatement(text: string, names: GraphNames): Problem[] {
  const header = headerOf(text);
  if (header === "") return [{ line: 1, message: "There is no header that says what it answers." }];
  const { filled, problems } = fillPlaceholders(text, header);
  const parameters = parametersOf(filled);
  const trees = language.parse(filled);
  return [
    ...problems,
    ...lint(filled, parameters, names),
    ...checkParameters(header, parameters),
    ...checkProperties(trees, header, names),
    ...checkColumns(trees, header),
  ];
}

/** The file as Neo4j's own formatter writes it. */
export function formatted(text: string): string {
  return `${language.formatQuery(text)}\n`;
}

/** The comment that the file begins with. */
function headerOf(text: string): string {
  const lines = text.split("\n");
  const end = lines.findIndex((line) => !line.startsWith("// "));
  return lines.slice(0, end).join("\n");
}

function fillPlaceholders(text: string, header: string): { filled: string; problems: Problem[] } {
  const problems: Problem[] = [];
  const filled = text.replaceAll(/__([A-Z_]+?)__/g, (whole: string, name: string, at: number) => {
    const value = PLACEHOLDERS[name];
    const line = text.slice(0, at).split("\n").length;
    if (value === undefined) problems.push({ line, message: `${whole} is no placeholder that the lint knows.` });
    else if (!header.includes(whole)) problems.push({ line, message: `${whole} is not declared in the header.` });
    return value ?? whole;
  });
  return { filled, problems };
}

/** The parameters that its statements take. */
export function parametersOf(text: string): Set<string> {
  const { statementsParsing } = language.parserWrapper.parse(text);
  return new Set(statementsParsing.flatMap(({ collectedParameters }) => collectedParameters.map(({ name }) => name)));
}

function lint(text: string, parameters: ReadonlySet<string>, { labels, types }: GraphNames): Problem[] {
  const schema = {
    labels: [...labels],
    relationshipTypes: [...types],
    parameters: Object.fromEntries([...parameters].map((name) => [name, null])),
    defaultLanguage: "CYPHER 5",
  } as const;
  return language
    .lintCypherQuery(text, schema)
    .map(({ range, message }) => ({ line: range.start.line + 1, message: message.replace(/\. Make sure .*/, ".") }));
}

function checkParameters(header: string, used: ReadonlySet<string>): Problem[] {
  const declared = new Set([...header.matchAll(/\$(\w+)/g)].map(([, name = ""]) => name));
  const undeclared = [...used].filter((name) => !declared.has(name));
  const unused = [...declared].filter((name) => !used.has(name));
  return [
    ...undeclared.map((name) => ({ line: 1, message: `$${name} is not declared in the header.` })),
    ...unused.map((name) => ({ line: 1, message: `$${name} is declared in the header and not used.` })),
  ];
}

/** A property is one of the graph's, or of a map that the file itself makes or its header describes. */
function checkProperties(trees: readonly SyntaxNode[], header: string, names: GraphNames): Problem[] {
  const keys = trees.flatMap((tree) => [...nodesBelow(tree)]).filter((node) => ruleOf(node) === "PropertyKeyName");
  const made = keys.filter(isKeyOfMap).map((key) => key.getText());
  const known = new Set([...names.properties, ...made, ...(header.match(/\w+/g) ?? [])]);
  return keys
    .filter((key) => !known.has(key.getText()))
    .map((key) => ({ line: key.start?.line ?? 1, message: `The graph has no property ${key.getText()}.` }));
}

/** Whether a key gives a new map an entry, as `{key: 1}` does where it is no pattern and sets no properties. */
function isKeyOfMap({ parentCtx }: SyntaxNode): boolean {
  if (parentCtx === undefined) return false;
  if (ruleOf(parentCtx) === "MapProjectionElement") return true;
  if (ruleOf(parentCtx) !== "Map") return false;
  for (let node = parentCtx.parentCtx; node !== undefined; node = node.parentCtx) {
    const rule = ruleOf(node);
    if (["Properties", "SetProps", "AddProp"].includes(rule)) return false;
    if (rule === "Clause") return true;
  }
  return true;
}

function checkColumns(trees: readonly SyntaxNode[], header: string): Problem[] {
  const nodes = trees.flatMap((tree) => [...nodesBelow(tree, SUBQUERIES)]);
  const answer = nodes.find((node) => ruleOf(node) === "ReturnClause");
  const [, declared] = /Columns: (.*)/s.exec(header) ?? [];
  if (answer === undefined) {
    return declared === undefined ? [] : [{ line: 1, message: "The header declares columns and there are none." }];
  }
  const columns = [...nodesBelow(answer, SUBQUERIES)].filter((node) => ruleOf(node) === "ReturnItem").map(nameOfColumn);
  const words = new Set(declared?.match(/\w+/g));
  return columns
    .filter((column) => !words.has(column))
    .map((column) => ({ line: 1, message: `The column ${column} is not declared in the header.` }));
}

/** `RETURN expression AS name`, or the expression itself. */
function nameOfColumn({ children }: SyntaxNode): string {
  return children?.at(-1)?.getText() ?? "";
}

import { createRequire } from "node:module";

/** What we use of Neo4j's own language support; its ES module does not load in Node, and its types need what it bundles. */
interface LanguageSupport {
  lintCypherQuery(query: string, schema: LintSchema): readonly Diagnostic[];
  formatQuery(query: string): string;
  parse(query: string): readonly SyntaxNode[];
  readonly parserWrapper: {
    parse(query: string): {
      readonly statementsParsing: readonly { readonly collectedParameters: readonly { readonly name: string }[] }[];
    };
  };
}

interface LintSchema {
  readonly labels: readonly string[];
  readonly relationshipTypes: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly defaultLanguage: "CYPHER 5";
}

interface Diagnostic {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
  readonly message: string;
}

export interface SyntaxNode {
  readonly children?: readonly SyntaxNode[] | null;
  readonly parentCtx?: SyntaxNode;
  readonly start?: { readonly line: number };
  getText(): string;
}

const require = createRequire(import.meta.url);

export const language: LanguageSupport = require("@neo4j-cypher/language-support");

/** The name of a node's rule in the grammar: `PropertyKeyName`. */
export function ruleOf(node: SyntaxNode): string {
  return node.constructor.name.replace(/Context$/, "");
}

/** A node and all below it, but for what lies below those of some rules. */
export function* nodesBelow(node: SyntaxNode, closed: ReadonlySet<string> = new Set()): Generator<SyntaxNode> {
  yield node;
  if (closed.has(ruleOf(node))) return;
  for (const child of node.children ?? []) yield* nodesBelow(child, closed);
}

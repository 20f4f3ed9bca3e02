import { type DocumentNode, GraphQLError, Kind, Lexer, parse, Source, TokenKind, visit } from "graphql";
import { BoundedMap } from "../../lib/bounded-map.ts";
import { WhocanError } from "../../lib/errors.ts";
import { DocumentSize } from "./document-size.ts";
import type { ListSizes } from "./list-sizes.ts";

/** How much one request may ask for. */
export interface DocumentLimits {
  readonly maxTokens: number;
  /** Fields inside each other, through fragments too, and values inside each other. */
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxDirectives: number;
  /** Values that an answer may hold: fields, those of a list as often as it is long, and 100 for each question. */
  readonly maxCost: number;
}

export const DEFAULT_LIMITS: DocumentLimits = {
  maxTokens: 4000,
  maxDepth: 16,
  maxAliases: 100,
  maxDirectives: 50,
  maxCost: 100_000,
};

/** What each question costs beside what it returns. */
const QUESTION_COST = 100;

/** Clients send the same few documents: what does not depend on variables is not checked again. Long ones would take memory. */
const KNOWN_DOCUMENTS = 200;
const LONGEST_KNOWN = 4096;

/**
 * Refuses a document that asks for too much, before it is validated: validation itself can be made to take long. QUERY_TOO_LARGE
 * with the limit; what is no GraphQL is left to the server, which says where it is wrong. Each definition is looked at once.
 */
export type DocumentCheck = (text: string, variables: Readonly<Record<string, unknown>>) => void;

export function documentCheck(limits: DocumentLimits, sizes: ListSizes): DocumentCheck {
  const known = new BoundedMap<string, DocumentNode>(KNOWN_DOCUMENTS);
  return (text, variables) => {
    const document = known.get(text) ?? parseWithin(text, limits);
    if (document === undefined) return;
    if (text.length <= LONGEST_KNOWN) known.set(text, document);
    refuseLarger(document, variables, limits, sizes);
  };
}

/** The document, if it keeps to the limits of what does not depend on variables; undefined where it is no GraphQL. */
function parseWithin(text: string, limits: DocumentLimits): DocumentNode | undefined {
  const document = parseText(text, limits);
  if (document === undefined) return undefined;
  const counts = { aliases: 0, directives: 0, inside: 0 };
  const value = {
    enter: () => refuseOver("depth", ++counts.inside, limits.maxDepth),
    leave: () => void counts.inside--,
  };
  visit(document, {
    Field: ({ alias }) => void (alias === undefined || counts.aliases++),
    Directive: () => void counts.directives++,
    ListValue: value,
    ObjectValue: value,
  });
  refuseOver("aliases", counts.aliases, limits.maxAliases);
  refuseOver("directives", counts.directives, limits.maxDirectives);
  return document;
}

function refuseLarger(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  { maxDepth, maxCost }: DocumentLimits,
  sizes: ListSizes,
): void {
  const refuseDeeper = (level: number) => refuseOver("depth", level, maxDepth * 2);
  const measure = new DocumentSize(document, { variables, sizes, refuseDeeper });
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, cost, fields } = measure.of(operation);
    refuseOver("depth", depth, maxDepth);
    refuseOver("cost", cost + fields * QUESTION_COST, maxCost);
  }
}

/** The parser calls itself for each level: what ends its stack is deeper than any limit. */
function parseText(text: string, { maxTokens, maxDepth }: DocumentLimits): DocumentNode | undefined {
  try {
    refuseMoreTokens(text, maxTokens);
    return parse(text, { noLocation: true });
  } catch (error) {
    if (error instanceof WhocanError) throw error;
    if (error instanceof GraphQLError) return undefined;
    throw tooLarge("depth", maxDepth);
  }
}

/**
 * Counts without building the tree, which takes several times as long. Comments are no tokens to GraphQL, but each is read: as many of them are
 * too many.
 */
function refuseMoreTokens(text: string, most: number): void {
  let comments = 0;
  for (let at = text.indexOf("#"); at >= 0; at = text.indexOf("#", at + 1)) comments++;
  refuseOver("tokens", comments, most);
  const lexer = new Lexer(new Source(text));
  for (let tokens = 0; lexer.advance().kind !== TokenKind.EOF; ) refuseOver("tokens", ++tokens, most);
}

function refuseOver(what: string, found: number, most: number): void {
  if (found > most) throw tooLarge(what, most);
}

function tooLarge(what: string, most: number): WhocanError {
  return new WhocanError("QUERY_TOO_LARGE", `A request may have at most ${most} of ${what}.`, {
    field: "query",
    data: { limit: what, most },
  });
}

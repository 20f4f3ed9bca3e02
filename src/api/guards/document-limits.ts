import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  Source,
  TokenKind,
  visit,
} from "graphql";
import { WhocanError } from "../../lib/errors.ts";

/** How much one request may ask for. */
export interface DocumentLimits {
  readonly maxTokens: number;
  /** Fields inside each other, through fragments too, and values inside each other. */
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxDirectives: number;
  /** Values that an answer may hold: fields, those of a list as often as `first` says, and 100 for each question. */
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
/** Rows that are counted where a variable leaves it open. */
const MOST_ROWS = 1000;

/** How many rows a field returns where the document does not say: by the field's name. */
export type DefaultSizes = ReadonlyMap<string, number>;

/** The defaults of `first` in a schema's text. */
export function defaultSizes(typeDefs: string): DefaultSizes {
  const sizes = new Map<string, number>();
  visit(parse(typeDefs), {
    FieldDefinition({ name, arguments: args = [] }) {
      const value = args.find((arg) => arg.name.value === "first")?.defaultValue;
      if (value?.kind === Kind.INT) sizes.set(name.value, Number(value.value));
    },
  });
  return sizes;
}

/**
 * Refuses a document that asks for too much, before it is validated: validation itself can be made to take long. QUERY_TOO_LARGE
 * with the limit; what is no GraphQL is left to the server, which says where it is wrong. Each definition is looked at once.
 */
export function checkDocument(
  text: string,
  variables: Readonly<Record<string, unknown>>,
  limits: DocumentLimits,
  sizes: DefaultSizes,
): void {
  const document = parseWithin(text, limits);
  if (document === undefined) return;
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
  const measure = new Measure(document, variables, sizes, limits);
  for (const operation of document.definitions) {
    if (operation.kind === Kind.OPERATION_DEFINITION) measure.check(operation);
  }
}

/** The parser calls itself for each level: what ends its stack is deeper than any limit. */
function parseWithin(text: string, { maxTokens, maxDepth }: DocumentLimits): DocumentNode | undefined {
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

interface Size {
  readonly depth: number;
  readonly cost: number;
}

/** Depth and cost of selections. A fragment is measured once, however often it is spread. */
class Measure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #sizes: DefaultSizes;
  readonly #limits: DocumentLimits;
  readonly #measured = new Map<string, Size | "open">();

  constructor(
    { definitions }: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    sizes: DefaultSizes,
    limits: DocumentLimits,
  ) {
    const fragments = definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((each) => [each.name.value, each]));
    this.#variables = variables;
    this.#sizes = sizes;
    this.#limits = limits;
  }

  check({ selectionSet }: OperationDefinitionNode): void {
    const { depth, cost } = this.#selections(selectionSet, 0);
    const questions = selectionSet.selections.length * QUESTION_COST;
    refuseOver("depth", depth, this.#limits.maxDepth);
    refuseOver("cost", cost + questions, this.#limits.maxCost);
  }

  #selections({ selections }: SelectionSetNode, level: number): Size {
    // Deeper ones need not be measured, and recursion must end.
    refuseOver("depth", level, this.#limits.maxDepth * 2);
    let depth = 0;
    let cost = 0;
    for (const selection of selections) {
      const size =
        selection.kind === Kind.FIELD
          ? this.#field(selection, level)
          : selection.kind === Kind.FRAGMENT_SPREAD
            ? this.#fragment(selection.name.value, level)
            : this.#selections(selection.selectionSet, level + 1);
      depth = Math.max(depth, size.depth);
      cost += size.cost;
    }
    return { depth, cost };
  }

  #field(field: FieldNode, level: number): Size {
    if (field.selectionSet === undefined) return { depth: 1, cost: 1 };
    const { depth, cost } = this.#selections(field.selectionSet, level + 1);
    return { depth: depth + 1, cost: 1 + cost * this.#rows(field) };
  }

  #fragment(name: string, level: number): Size {
    const known = this.#measured.get(name);
    if (known === "open") {
      throw new WhocanError("QUERY_TOO_LARGE", `The fragment ${name} spreads itself.`, { field: "query" });
    }
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    if (fragment === undefined) return { depth: 0, cost: 0 };
    this.#measured.set(name, "open");
    const size = this.#selections(fragment.selectionSet, level + 1);
    this.#measured.set(name, size);
    return size;
  }

  #rows({ name, arguments: args = [] }: FieldNode): number {
    const value = args.find((arg) => arg.name.value === "first")?.value;
    const given =
      value?.kind === Kind.VARIABLE
        ? (this.#variables[value.name.value] ?? MOST_ROWS)
        : value?.kind === Kind.INT
          ? Number(value.value)
          : (this.#sizes.get(name.value) ?? 1);
    return typeof given === "number" && given >= 0 ? given : MOST_ROWS;
  }
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

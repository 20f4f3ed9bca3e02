import { Kind, parse, type TypeNode, visit } from "graphql";

/** How many rows a field returns where the document does not say: by the field's name. */
export type ListSizes = ReadonlyMap<string, number>;

/** Rows of the lists that take no `first`: what most answers have of those inside rows, the most of those about the whole account. */
const WITHOUT_FIRST = {
  access: 3,
  origins: 2,
  parts: 2,
  gaps: 5,
  spine: 4,
  because: 2,
  absent: 10,
  sections: 20,
  coverage: 20,
  unmapped: 100,
  dangling: 1000,
  disagreements: 1000,
} as const;

/** Lists that are one for each row of a field with `first`, and `counts`, which elsewhere is no list: a handful of kinds. */
const COUNTED_ELSEWHERE = ["edges", "nodes", "counts"];

/** The defaults of `first` in a schema's text, and the sizes of lists without it. Throws for a list of objects that has neither. */
export function listSizes(typeDefs: string): ListSizes {
  const sizes = new Map<string, number>(Object.entries(WITHOUT_FIRST));
  const document = parse(typeDefs);
  const scalars = new Set(["String", "Int", "Float", "Boolean", "ID"]);
  visit(document, {
    ScalarTypeDefinition: ({ name }) => void scalars.add(name.value),
    EnumTypeDefinition: ({ name }) => void scalars.add(name.value),
  });
  visit(document, {
    FieldDefinition({ name: { value: name }, type, arguments: args = [] }) {
      const first = args.find((arg) => arg.name.value === "first")?.defaultValue;
      if (first?.kind === Kind.INT) sizes.set(name, Number(first.value));
      else if (!sizes.has(name) && !COUNTED_ELSEWHERE.includes(name) && isListOfObjects(type, scalars)) {
        throw new Error(`The list ${name} has no declared size.`);
      }
    },
  });
  return sizes;
}

function isListOfObjects(type: TypeNode, scalars: ReadonlySet<string>): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return isListOfObjects(type.type, scalars);
  return type.kind === Kind.LIST_TYPE && !scalars.has(namedType(type));
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

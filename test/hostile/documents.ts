/** A GraphQL request that asks for too much, or that is none. */
export interface HostileDocument {
  readonly name: string;
  /** As it is sent: JSON, some of it too deep to be made from a value. */
  readonly body: string;
}

const SIZES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];

type Family = (size: number) => string;
const document = (query: string, variables: unknown = {}) => JSON.stringify({ query, variables });
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");

/** What a client may send where the document belongs. */
const NO_TEXTS: readonly Family[] = [
  (size) => `${size}`,
  (size) => `{"length":${size},"toString":"${"x".repeat(size)}"}`,
  (size) => `[${Array(size).fill('"{ __typename }"').join()}]`,
  (size) => `{${Array.from({ length: size / 4 }, (_, index) => `"k${index}":null`).join()}}`,
  (size) => "[".repeat(size) + "]".repeat(size),
  (size) => `{"__proto__":{"length":${size}},"constructor":{"prototype":"${"y".repeat(size)}"}}`,
];

/** Twenty of each family, each larger than the one before. */
const FAMILIES: Readonly<Record<string, Family>> = {
  aliases: (n) => document(`{ ${times(100 + n * 20, (i) => `a${i}: __typename`)} }`),
  "aliases in fragments": (n) =>
    document(`{ ...f } fragment f on Query { ${times(100 + n * 20, (i) => `a${i}: __typename`)} }`),
  depth: (n) => document(`{ status ${"{ a ".repeat(16 + n * 20)}${"}".repeat(16 + n * 20)} }`),
  "depth beyond the parser": (n) => document(`{ ${"a{".repeat(1000 + n * 20)}a${"}".repeat(1000 + n * 20)} }`),
  "fragment cycles": (n) => document(`{ ...f0 } ${times(n, (i) => `fragment f${i} on Query { ...f${(i + 1) % n} }`)}`),
  "fragments that double": (n) =>
    document(
      `{ ...f0 } ${times(20 + n, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)} fragment f${20 + n} on Query { search(text: "a", first: 1000) { nodes { key } } }`,
    ),
  directives: (n) => document(`{ __typename ${times(50 + n * 10, () => "@skip(if: false)")} }`),
  "unknown directives": (n) => document(`{ __typename ${times(50 + n * 10, (i) => `@d${i}`)} }`),
  tokens: (n) => document(`{ ${times(4000 + n * 1000, () => "__typename")} }`),
  comments: (n) => document(`{ __typename ${"#\n".repeat(4000 + n * 4000)}}`),
  "wide lists": (n) =>
    document(
      `{ ${times(n + 3, (i) => `a${i}: whoCan(resource: "set:User", first: 1000) { edges { node { ${times(30, (j) => `p${j}: principal`)} } } }`)} }`,
    ),
  "lists in lists": (n) =>
    document(`query($n: Int) { runs(first: $n) { sections { ${times(100 + n, () => "status")} } } }`, { n: 2_000_000 }),
  "rows by a variable": (n) =>
    document(`query($n: Int) { ${times(n, (i) => `a${i}: search(text: "a", first: $n) { nodes { a b c } }`)} }`, {
      n: 10 ** (4 + n),
    }),
  "huge numbers": (n) => document(`{ search(text: "a", first: ${"9".repeat(n * 1000)}) { totalCount } }`),
  "huge strings": (n) => document(`{ node(ref: "${"x".repeat(262_200 + n * 1000)}") { key } }`),
  batches: (n) => `[${times(n, () => document("{ __typename }")).replaceAll("} {", "},{")}]`,
  "deep values": (n) =>
    document(`{ whoCan(resource: ${"[".repeat(1000 + n * 20)}${"]".repeat(1000 + n * 20)}) { totalCount } }`),
  "no GraphQL": (n) => document(`{ ${"\u0000\u202e`'\"".repeat(n)} }`),
  "no text": (n) => `{"query":${NO_TEXTS[n % NO_TEXTS.length]?.(n * 1000)}}`,
};

export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = Object.entries(FAMILIES).flatMap(([name, body]) =>
  SIZES.map((size) => ({ name: `${name} ${size}`, body: body(size) })),
);

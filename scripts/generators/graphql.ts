import { readdir, readFile } from "node:fs/promises";
import { codegen } from "@graphql-codegen/core";
import * as typescript from "@graphql-codegen/typescript";
import * as typescriptResolvers from "@graphql-codegen/typescript-resolvers";
import { parse } from "graphql";
import type { KindDeclaration, PropertyDeclaration } from "../../src/model/kind.ts";
import { KINDS } from "../../src/model/kinds.gen.ts";
import type { Generated } from "./lists.ts";

const SCHEMA = "schema";
const KINDS_FILE = "kinds.gen.graphql";

/** Fields of every node: a kind's property of the same name stays in `properties` alone. */
const NODE_FIELDS = ["key", "kind", "id", "name", "source", "properties", "absent", "engine"];

/** Connections and the answers' types of their rows. */
const CONNECTIONS = {
  Node: "NodeView",
  Neighbour: "NeighbourAnswer",
  PrincipalAccess: "PrincipalAccessAnswer",
  ResourceAccess: "ResourceAccessAnswer",
  Proof: "ProofAnswer",
};

/** GraphQL types of the kinds, and the resolvers' TypeScript types of the whole schema. */
export async function generate(): Promise<Generated> {
  const kinds = renderKinds();
  const files = (await readdir(SCHEMA)).filter((name) => name.endsWith(".graphql") && name !== KINDS_FILE).sort();
  const texts = await Promise.all(files.map((name) => readFile(`${SCHEMA}/${name}`, "utf8")));
  const types = await renderTypes([...texts, kinds].join("\n"));
  return new Map([
    [`${SCHEMA}/${KINDS_FILE}`, kinds],
    ["src/api/schema.gen.ts", types],
  ]);
}

function renderKinds(): string {
  const own = KINDS.map((kind) => renderKind(kind));
  const derived = [
    ["ResourceSet", "A class of resources at one level: account, group, user or own. Derived, never read."],
    ["PseudoPrincipal", "Everyone, or AccountMembers: anyone signed in to the account."],
    ["OtherNode", "A node of a kind that this schema does not name."],
  ].map(([name = "", description = ""]) => renderType(name, description, []));
  return ["# Made by scripts/generate.ts from src/model/kinds; do not edit.", ...own, ...derived, ""].join("\n\n");
}

function renderKind({ kind, description, properties }: KindDeclaration): string {
  const fields = Object.entries(properties)
    .filter(([name]) => !NODE_FIELDS.includes(name))
    .map(([name, declaration]) => `  ${text(declaration.description)}\n  ${name}: ${graphqlType(declaration)}`);
  return renderType(kind, description, fields);
}

function renderType(name: string, description: string, fields: readonly string[]): string {
  const own = ["key: ID!", "kind: String!", "id: String!", "name: String", "source: String!", "properties: JSON!"];
  const lines = [...[...own, "absent: [AbsentField!]", "engine: String"].map((field) => `  ${field}`), ...fields];
  return `${text(description)}\ntype ${name} implements Node {\n${lines.join("\n")}\n}`;
}

/** Times stay text: what a provider sent is shown as it is, even where it is no time. */
function graphqlType({ type }: PropertyDeclaration): string {
  const types = {
    string: "String",
    datetime: "String",
    number: "Float",
    boolean: "Boolean",
    strings: "[String!]",
    numbers: "[Float!]",
  } as const;
  return types[type];
}

function text(description: string): string {
  return JSON.stringify(description);
}

async function renderTypes(sdl: string): Promise<string> {
  const answers = "../access/answers.ts#";
  const views = "../exports/answer-json.ts#";
  const nodes = [...KINDS.map(({ kind }) => kind), "ResourceSet", "PseudoPrincipal", "OtherNode"];
  const config = {
    useTypeImports: true,
    immutableTypes: true,
    enumsAsTypes: true,
    strictScalars: true,
    skipTypename: true,
    scalars: {
      ID: { input: "string", output: "string | number" },
      JSON: "Readonly<Record<string, unknown>>",
      DateTime: "string",
    },
    contextType: "./context.ts#ApiContext",
    resolverTypeWrapperSignature: "T | Promise<T>",
    mappers: {
      Node: `${answers}NodeView`,
      ...Object.fromEntries(nodes.map((name) => [name, `${answers}NodeView`])),
      Neighbour: `${answers}Neighbour as NeighbourAnswer`,
      Access: `${answers}Access as AccessAnswer`,
      PrincipalAccess: `${answers}PrincipalAccess as PrincipalAccessAnswer`,
      ResourceAccess: `${answers}ResourceAccess as ResourceAccessAnswer`,
      Proof: `${answers}Proof as ProofAnswer`,
      ProofLink: `${answers}ProofLink as ProofLinkAnswer`,
      Reason: `${answers}Reason as ReasonAnswer`,
      Decision: `${views}DecisionJson`,
      Completeness: `${answers}Completeness as CompletenessAnswer`,
      Status: "./lazy-status.ts#LazyStatus",
      ...Object.fromEntries(
        Object.entries(CONNECTIONS).map(([name, row]) => [`${name}Connection`, `${views}ConnectionJson<${row}>`]),
      ),
    },
  };
  const plugins = [{ typescript: config }, { typescriptResolvers: config }];
  const body = await codegen({
    documents: [],
    config: {},
    filename: "src/api/schema.gen.ts",
    schema: parse(sdl),
    plugins,
    pluginMap: { typescript, typescriptResolvers },
  });
  return `// Made by scripts/generate.ts from schema/; do not edit.\n${body}`;
}

import { describe, expect, it } from "vitest";
import { namesInSchema, namesInTypeScript, wordsOf } from "./exported-names.ts";
import { PROJECT_FILES } from "./project-files.ts";

/** Words that mean something that Whocan has a word for, each with that word. */
const INSTEAD: Readonly<Record<string, string>> = {
  tenant: "account",
  organization: "account",
  integration: "connection",
  step: "section",
  job: "section, or run",
  record: "fact",
  entity: "node, or fact",
  entities: "nodes, or facts",
  object: "node, or resource",
  vertex: "node",
  edge: "relation, or grant",
  relationship: "relation",
  action: "permission, or capability",
  container: "set",
  collection: "set",
  path: "witness",
  chain: "proof",
  version: "revision",
};

/** Names that say something else by such a word, each with what it says. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "schema/status.graphql version": "the release of Whocan itself",
  "src/access/status.ts version": "the release of Whocan itself",
  "src/access/status.ts records": "what the provider sent, before it became facts",
  "schema/status.graphql records": "what the provider sent, before it became facts",
};

/** Relay's words for lists in pages: `NodeEdge`, `edges`. */
const RELAY = /^(edges|\w+Edge)$/;

const sources = PROJECT_FILES.filter((path) => /^src\/(model|access)\/(?!.*\.(test|gen)\.ts$).*\.ts$/.test(path));
const schemas = PROJECT_FILES.filter((path) => /^schema\/(?!.*\.gen\.).*\.graphql$/.test(path));
const names = [
  ...sources.flatMap((path) => namesInTypeScript(path).map((name) => ({ path, name }))),
  ...schemas.flatMap((path) => namesInSchema(path).map((name) => ({ path, name }))),
];

function misnamed({ path, name }: (typeof names)[number]): readonly string[] {
  if (`${path} ${name}` in EXCEPTIONS || RELAY.test(name)) return [];
  return wordsOf(name).flatMap((word) => {
    const instead = INSTEAD[word] ?? INSTEAD[word.replace(/s$/, "")];
    return instead === undefined ? [] : [`${path}: ${name} says "${word}": say ${instead}`];
  });
}

describe("the names of the model, the questions and the schema", () => {
  it("are found", () => {
    const found = new Set(names.map(({ name }) => name));
    for (const name of ["RelationFact", "section", "makeKey", "whoCan", "PrincipalAccess", "witness", "AT_MOST"]) {
      expect(found).toContain(name);
    }
  });

  it("use the words of this project", () => {
    expect(names.flatMap(misnamed)).toEqual([]);
  });

  it("are taken apart into their words", () => {
    expect(wordsOf("ownerOfRows")).toEqual(["owner", "of", "rows"]);
    expect(wordsOf("HTTPPath_of-JOB")).toEqual(["http", "path", "of", "job"]);
    expect(misnamed({ path: "schema/a.graphql", name: "tenantId" })).toHaveLength(1);
    expect(misnamed({ path: "schema/a.graphql", name: "recordings" })).toEqual([]);
  });

  it("need every exception that is made", () => {
    const found = new Set(names.map(({ path, name }) => `${path} ${name}`));
    for (const exception of Object.keys(EXCEPTIONS)) expect(found).toContain(exception);
  });
});

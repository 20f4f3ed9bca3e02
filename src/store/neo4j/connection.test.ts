import { describe, expect, it } from "vitest";
import { neo4jFields, neo4jSchema, parseNeo4jConnection } from "./connection.ts";

const LOCAL = { uri: "bolt://localhost:7687", password: "canary-4711" };

it("documents the defaults that the schema has", () => {
  const values: Record<string, unknown> = neo4jSchema.parse({});
  for (const { name, default: documented } of neo4jFields) {
    expect([name, values[name.replace("neo4j.", "")] ?? null]).toEqual([name, documented]);
  }
});

it("names each setting that lacks", () => {
  const [password] = [{ password: LOCAL.password }];
  for (const [given, lacks] of [
    [{}, "neo4j.uri (NEO4J_URI), neo4j.password (NEO4J_PASSWORD)"],
    [{ user: "ada" }, "neo4j.uri (NEO4J_URI), neo4j.password (NEO4J_PASSWORD)"],
    [{ uri: LOCAL.uri }, "neo4j.password (NEO4J_PASSWORD)"],
    [password, "neo4j.uri (NEO4J_URI)"],
  ] as const) {
    expect(() => parseNeo4jConnection(given)).toThrow(
      expect.objectContaining({ code: "CONFIG_MISSING", message: `The store neo4j lacks ${lacks}.` }),
    );
  }
});

describe("an address", () => {
  it.each([
    "localhost:7687",
    "http://localhost:7474",
    "bolt:/localhost",
    "neo4j",
    "bolt://neo4j:canary-4711@localhost",
  ])("%s is refused, and the password said by nobody", (uri) => {
    const parse = () => parseNeo4jConnection({ ...LOCAL, uri });
    expect(parse).toThrow(expect.objectContaining({ code: "CONFIG_INVALID", field: "neo4j.uri" }));
    expect(parse).not.toThrow(/canary/u);
  });

  it.each([
    "bolt://localhost",
    "neo4j://127.0.0.1:7687",
    "bolt://[::1]:7687",
    "bolt+ssc://LOCALHOST",
    "neo4j+s://graph.example.com",
  ])("%s is taken as it is", (uri) => {
    expect(parseNeo4jConnection({ ...LOCAL, uri })).toEqual({
      ...{
        uri,
        user: "neo4j",
        password: LOCAL.password,
        database: undefined,
        caFile: undefined,
        bookmarksFile: undefined,
      },
    });
  });

  it.each([
    "bolt://graph.example.com:7687",
    "neo4j://10.0.0.7",
    "bolt+ssc://graph.example.com",
    "bolt://127.0.0.1.example.com",
  ])("%s gets no password, unless that is said to be meant", (uri) => {
    const exposed = expect.objectContaining({ code: "INSECURE_URL", field: "neo4j.uri" });
    expect(() => parseNeo4jConnection({ ...LOCAL, uri })).toThrow(exposed);
    expect(() => parseNeo4jConnection({ ...LOCAL, uri, insecure: "false" })).toThrow(exposed);
    expect(parseNeo4jConnection({ ...LOCAL, uri, insecure: "true" }).uri).toBe(uri);
  });

  it("whose certificate is checked by a file of authorities gets it, in the form that the driver takes with such a file", () => {
    for (const scheme of ["neo4j", "neo4j+s", "neo4j+ssc"]) {
      const connection = parseNeo4jConnection({
        ...LOCAL,
        uri: `${scheme}://graph.example.com:7687`,
        caFile: "ca.pem",
      });
      expect(connection).toMatchObject({ uri: "neo4j://graph.example.com:7687", caFile: "ca.pem" });
    }
  });
});

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ExpectedAnswer } from "../../src/demo/account/planted-case.ts";
import { query } from "../api/client.ts";
import { serveIntoNeo4j } from "./neo4j-account.ts";
import type { ServedAccount } from "./served-account.ts";
import { startWhocan } from "./whocan.ts";

/** The same account read into SQLite, and into Neo4j, which both engines answer from. */
const SYSTEMS = {
  "the index over SQLite": { WHOCAN_STORE: "sqlite" },
  "the index over Neo4j": { WHOCAN_STORE: "neo4j" },
  "the graph itself": { WHOCAN_STORE: "neo4j", WHOCAN_ENGINE: "cypher" },
} as const;
type System = keyof typeof SYSTEMS;

let served: ServedAccount;
beforeAll(async () => {
  served = await serveIntoNeo4j(24);
  const apps = Object.entries(served.account.authorizers).map(([id, email]) => `    ${id}: { authorizer: ${email} }\n`);
  for (const system of ["graph", "file"]) {
    await mkdir(join(served.folder, system));
    await writeFile(join(served.folder, system, "whocan.yaml"), `zoom:\n  apps:\n${apps.join("")}`);
  }
  await ask("the index over SQLite", ["sync"]);
  await ask("the index over Neo4j", ["sync"]);
});
afterAll(() => served.close());

function settingOf(system: System) {
  const env: Record<string, string> = { ...SYSTEMS[system] };
  return { cwd: join(served.folder, env["WHOCAN_STORE"] === "sqlite" ? "file" : "graph"), env };
}

// biome-ignore lint/suspicious/noExplicitAny: answers have the shape of whatever was asked.
async function ask(system: System, argv: readonly string[]): Promise<any> {
  const { code, stdout, stderr } = await served.whocan([...argv, "--json", "--quiet"], settingOf(system));
  if (code !== 0) throw new Error(`${argv.join(" ")} of ${system}: exit code ${code}\n${stderr}`);
  return JSON.parse(stdout);
}

function commandOf(expected: ExpectedAnswer): string[] {
  if (expected.question === "can") return ["can", expected.principal, expected.permission, expected.resource];
  if (expected.question === "whoCan") return ["who-can", expected.permission, expected.resource, "--all"];
  return ["holders", expected.entitlement, "--all"];
}

/** One question of each sort, about what was planted; test/conformance asks many more of the engines themselves. */
function commands(): string[][] {
  const planted = served.account.planted.flatMap(({ expected }) => expected);
  const one = (question: ExpectedAnswer["question"]) => {
    const found = planted.find((expected) => expected.question === question);
    if (found === undefined) throw new Error(`Nothing is planted for ${question}.`);
    return commandOf(found);
  };
  const [, principal = "", permission = "", resource = ""] = one("can");
  return [
    ["can", principal, permission, resource],
    ["explain", principal, permission, resource],
    ["effective-access", principal, "--all"],
    one("whoCan"),
    ["who-can", "--privilege", "User:Edit", "set:User", "--states", "ACTIVE,DORMANT", "--first", "2"],
    one("holders"),
    ["find", "helpdesk"],
    ["show", "role:Helpdesk", "--first", "5"],
  ];
}

/** An answer without what names its engine and its time. */
function plain(answer: Record<string, unknown>): Record<string, unknown> {
  const { engine: _engine, evaluatedAt: _at, ...rest } = answer;
  if ("neighbours" in rest) return { ...rest, neighbours: plain(rest["neighbours"] as Record<string, unknown>) };
  return rest;
}

describe("the same account, kept in SQLite and in Neo4j", () => {
  it("has the same facts", async () => {
    const [file, graph] = [
      await ask("the index over SQLite", ["status"]),
      await ask("the index over Neo4j", ["status"]),
    ];
    expect(graph.revision.factsDigest).toBe(file.revision.factsDigest);
    for (const what of ["counts", "coverage", "unmapped", "dangling", "disagreements"] as const)
      expect(graph[what]).toEqual(file[what]);
  });

  it("gives each question the same answer, which says what engine gave it", async () => {
    const engines = new Map<string, Set<string>>();
    for (const argv of commands()) {
      const answer = await ask("the index over SQLite", argv);
      const overNeo4j = await ask("the index over Neo4j", argv);
      const byCypher = await ask("the graph itself", argv);
      expect([argv, plain(overNeo4j)]).toEqual([argv, plain(answer)]);
      expect([argv, plain(byCypher)]).toEqual([argv, plain(answer)]);
      const name = argv[0] ?? "";
      const { engine } = byCypher.neighbours ?? byCypher;
      engines.set(name, (engines.get(name) ?? new Set()).add(engine));
      expect([argv, answer.engine ?? "index", overNeo4j.engine ?? "index"]).toEqual([argv, "index", "index"]);
    }
    expect(Object.fromEntries([...engines].map(([name, used]) => [name, [...used]]))).toEqual(
      Object.fromEntries([...engines.keys()].map((name) => [name, ["cypher"]])),
    );
  });

  it("answers over GraphQL as on the command line, by either engine", async () => {
    const [user] = served.account.planted.flatMap(({ expected }) =>
      expected.filter(({ question }) => question === "can"),
    );
    if (user?.question !== "can") throw new Error("Nothing is planted that one can.");
    const { principal, permission, resource } = user;
    const text = `query ($principal: ID!, $permission: Permission!, $resource: ID!) {
      can(principal: $principal, permission: $permission, resource: $resource) { verdict state engine witness { digest } }
      whoCan(permissions: [$permission], resource: $resource, first: 1000) { totalCount engine nodes { principal { key } } } }`;
    for (const [system, engine] of [
      ["the index over Neo4j", "index"],
      ["the graph itself", "cypher"],
    ] as const) {
      const { cwd, env } = settingOf(system);
      const server = startWhocan(["serve", "--port", "0"], { cwd, env: { ...served.env, ...env } });
      const url = await server.waitFor(/GraphQL on (http:\S+)\/graphql/u);
      const { data } = await query(url, text, { principal, permission, resource });
      const decision = await ask("the index over SQLite", ["can", principal, permission, resource]);
      const people = await ask("the index over SQLite", ["who-can", permission, resource, "--all"]);
      expect(data.can).toEqual({
        ...{ verdict: decision.verdict, state: decision.state, engine, witness: { digest: decision.witness.digest } },
      });
      const keys = people.nodes.map((row: { principal: { key: string } }) => row.principal.key);
      expect(data.whoCan.nodes.map((row: { principal: { key: string } }) => row.principal.key)).toEqual(keys);
      expect([data.whoCan.engine, data.whoCan.totalCount]).toEqual([engine, keys.length]);
      server.kill("SIGTERM");
      expect((await server.ended).code).toBe(0);
    }
  });
});

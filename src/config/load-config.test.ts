import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { APP_SETTINGS, appSettingsSchema } from "./app-settings.ts";
import { loadConfig } from "./load-config.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "whocan-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const originOf = (config: Awaited<ReturnType<typeof loadConfig>>, wanted: string) =>
  config.effective.find(({ name }) => name === wanted)?.origin;

it("lets flags beat the environment, the environment the file, and the file the defaults", async () => {
  const byDefault = await loadConfig({ cwd, env: {} });
  expect([byDefault.serve.port, byDefault.data, originOf(byDefault, "serve.port")]).toEqual([
    4000,
    join(cwd, ".whocan"),
    "default",
  ]);
  await writeFile(join(cwd, "whocan.yaml"), "serve: { port: 1 }\ndata: from-file\nlacks: [phone]\n");
  const file = await loadConfig({ cwd, env: {} });
  expect([file.serve.port, file.data, file.lacks, originOf(file, "serve.port")]).toEqual([
    1,
    join(cwd, "from-file"),
    ["phone"],
    "file",
  ]);
  const env = await loadConfig({ cwd, env: { WHOCAN_PORT: "2", WHOCAN_LACKS: "phone, rooms,", WHOCAN_DATA: " " } });
  expect([env.serve.port, env.data, env.lacks, originOf(env, "serve.port")]).toEqual([
    2,
    join(cwd, "from-file"),
    ["phone", "rooms"],
    "environment",
  ]);
  const flag = await loadConfig({ cwd, env: { WHOCAN_PORT: "2" }, flags: { "serve.port": 3, data: undefined } });
  expect([flag.serve.port, originOf(flag, "serve.port")]).toEqual([3, "flag"]);
});

it("documents the defaults that the schema has", () => {
  const values = appSettingsSchema.parse({}) as Record<string, unknown>;
  for (const { name, default: documented } of APP_SETTINGS) {
    let value: unknown = values;
    for (const part of name.split(".")) value = (value as Record<string, unknown>)[part];
    expect([name, Array.isArray(value) && value.length === 0 ? null : (value ?? null)]).toEqual([name, documented]);
  }
});

const ONE = { accountId: "a1", clientId: "c1", clientSecret: "s1" };

it("reads several connections: their own values beat what zoom says for all", async () => {
  await mkdir(join(cwd, "etc"));
  await writeFile(join(cwd, "etc", "secret"), "from-file\n");
  await writeFile(
    join(cwd, "etc", "whocan.yaml"),
    JSON.stringify({
      zoom: { plan: "business", quotaShare: 0.25, recordings: { days: 7 } },
      connections: [
        { source: "zoom", name: "main", ...ONE, apps: { "app.one": { authorizer: "ada@example.com" } } },
        {
          name: "sandbox",
          ...ONE,
          clientSecret: undefined,
          clientSecretFile: "secret",
          plan: "pro",
          includeInactive: false,
        },
      ],
    }),
  );
  const { connections, file } = await loadConfig({ cwd, env: {}, file: "etc/whocan.yaml" });
  expect(file).toBe(join(cwd, "etc", "whocan.yaml"));
  const [main, sandbox] = connections.map((connection) => connection.parse());
  expect(main).toMatchObject({
    name: "main",
    plan: "business",
    quotaShare: 0.25,
    recordings: { days: 7 },
    includeInactive: true,
  });
  expect(main?.apps).toEqual({ "app.one": { authorizer: "ada@example.com" } });
  expect(sandbox).toMatchObject({
    name: "sandbox",
    plan: "pro",
    quotaShare: 0.25,
    clientSecret: "from-file",
    includeInactive: false,
  });
});

it("gives the environment's credentials to the connection that is chosen, and its other variables to all", async () => {
  await writeFile(
    join(cwd, "whocan.yaml"),
    JSON.stringify({
      connections: [
        { name: "a", ...ONE },
        { name: "b", ...ONE },
      ],
    }),
  );
  const env = { ZOOM_CLIENT_SECRET: "from-env", ZOOM_PLAN: "free" };
  for (const unchosen of (await loadConfig({ cwd, env })).connections) {
    expect(() => unchosen.parse()).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID", field: "ZOOM_CLIENT_SECRET" }),
    );
  }
  const { connections } = await loadConfig({ cwd, env, connection: "b" });
  const [a, b] = connections.map((connection) => connection.parse());
  expect([a?.clientSecret, b?.clientSecret, a?.plan, b?.plan]).toEqual(["s1", "from-env", "free", "free"]);
});

it("knows a connection by the name that stands under zoom, as its runs do", async () => {
  await writeFile(join(cwd, "whocan.yaml"), JSON.stringify({ zoom: { name: "main", ...ONE } }));
  const { connections } = await loadConfig({ cwd, env: {}, connection: "main" });
  expect(connections.map((connection) => [connection.name, connection.parse().name])).toEqual([["main", "main"]]);
  const two = JSON.stringify({ zoom: { name: "main" }, connections: [ONE, ONE] });
  await writeFile(join(cwd, "whocan.yaml"), two);
  await expect(loadConfig({ cwd, env: {} })).rejects.toMatchObject({ code: "CONFIG_INVALID", field: "connections" });
});

it("needs no credentials until a connection is used", async () => {
  const { connections } = await loadConfig({ cwd, env: {} });
  expect(connections).toHaveLength(1);
  expect(() => connections[0]?.parse()).toThrow(expect.objectContaining({ code: "CONFIG_MISSING" }));
});

const NEO4J = { NEO4J_URI: "bolt://localhost:7687", NEO4J_PASSWORD: "canary-4711" };

it("takes the Neo4j database from variables, files and whocan.yaml, and shows no password", async () => {
  await writeFile(join(cwd, "password"), "canary-4711\n");
  const yaml = JSON.stringify({ store: "neo4j", neo4j: { uri: NEO4J.NEO4J_URI, passwordFile: "password" } });
  await writeFile(join(cwd, "whocan.yaml"), yaml);
  const { NEO4J_URI } = NEO4J;
  for (const config of [
    await loadConfig({ cwd, env: {} }),
    await loadConfig({ cwd, env: { ...NEO4J, WHOCAN_STORE: "neo4j" }, file: undefined }),
    await loadConfig({ cwd, env: { NEO4J_URI, NEO4J_PASSWORD_FILE: "password", WHOCAN_STORE: "neo4j" } }),
  ]) {
    expect(config.neo4j.parse()).toMatchObject({ uri: NEO4J_URI, user: "neo4j", password: "canary-4711" });
    expect([config.store, config.warnings]).toEqual(["neo4j", []]);
    expect(config.effective).toContainEqual(expect.objectContaining({ name: "neo4j.password", value: "set" }));
    expect(JSON.stringify(config)).not.toContain("canary");
  }
  const embedded = await loadConfig({ cwd, env: { NEO4J_URI: "bolt://neo4j:canary-4711@localhost" } });
  expect(JSON.stringify(embedded.effective)).not.toContain("canary");
});

it("says so where a server is named and no store, and takes it as meant where one is", async () => {
  expect((await loadConfig({ cwd, env: NEO4J })).warnings).toEqual([expect.stringContaining("NEO4J_URI is set, but")]);
  expect((await loadConfig({ cwd, env: { NEO4J_USER: "neo4j" } })).warnings).toEqual([]);
  expect((await loadConfig({ cwd, env: { ...NEO4J, WHOCAN_STORE: "sqlite" } })).warnings).toEqual([]);
});

it("refuses the engine that asks Neo4j while facts are kept elsewhere", async () => {
  const refused = expect.objectContaining({ code: "CONFIG_INVALID", field: "engine" });
  await expect(loadConfig({ cwd, env: { WHOCAN_ENGINE: "cypher" } })).rejects.toEqual(refused);
  await expect(loadConfig({ cwd, env: { ...NEO4J, WHOCAN_ENGINE: "cypher" } })).rejects.toEqual(refused);
  const { engine } = await loadConfig({ cwd, env: { ...NEO4J, WHOCAN_ENGINE: "cypher", WHOCAN_STORE: "neo4j" } });
  expect(engine).toBe("cypher");
});

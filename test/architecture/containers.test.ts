import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { APP_SETTINGS } from "../../src/config/app-settings.ts";
import { zoomConnectionFields } from "../../src/sources/zoom/connection.ts";
import { neo4jFields } from "../../src/store/neo4j/connection.ts";
import { textOf } from "./project-files.ts";

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
  readonly volumes: readonly string[];
  readonly secrets?: readonly string[];
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file?: string; readonly environment?: string }>>;
}

const text = textOf("docker-compose.yml");
const compose = parse(text) as Compose;
const services = Object.entries(compose.services);
const { neo4j, whocan } = compose.services as { neo4j: Service; whocan: Service };
const dockerfile = textOf("Dockerfile");
const healthCheck = JSON.parse(
  /^HEALTHCHECK .*\\\n\s+CMD (\[.*\])$/mu.exec(dockerfile)?.[1] ?? "[]",
) as readonly string[];
const SETTINGS = [...APP_SETTINGS, ...zoomConnectionFields, ...neo4jFields];
const VARIABLES = new Set(SETTINGS.flatMap(({ env, fileEnv }) => [env, fileEnv]).filter((name) => name !== null));

describe("docker-compose.yml", () => {
  it("starts Neo4j Community and Whocan, which reads the account on a schedule", () => {
    expect(services.map(([name]) => name)).toEqual(["neo4j", "whocan"]);
    expect(neo4j.image).toMatch(/^neo4j:5\.26\.\d+-community$/u);
    expect(whocan.command).toEqual(["serve", "--every", expect.stringMatching(/^\$\{WHOCAN_SYNC_EVERY:-6h\}$/u)]);
    expect(whocan.environment["WHOCAN_STORE"]).toBe("neo4j");
  });

  it.each(services)("%s publishes ports on loopback alone", (_name, { ports }) => {
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/u);
  });

  it.each(services)("%s is checked, restarted, given time to end, and pinned by version", (_name, service) => {
    // What is built here is checked as its image says.
    const check = service.build === undefined ? service.healthcheck?.test : healthCheck;
    expect(check?.length).toBeGreaterThan(1);
    expect(service.restart).toBe("unless-stopped");
    expect(service.stop_grace_period).toMatch(/^\d+m$/u);
    expect(service.image).toMatch(/^[a-z0-9]+:\d+\.\d+\.\d+(-[a-z]+)?$/u);
  });

  it.each(services)("%s keeps its data in named volumes", (_name, { volumes }) => {
    expect(volumes.length).toBeGreaterThan(0);
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(":")[0]);
  });

  it("waits for a healthy database, and never calls Whocan ill because nothing has been read yet", () => {
    expect(whocan.depends_on).toEqual({ neo4j: { condition: "service_healthy" } });
    expect(whocan.healthcheck).toBeUndefined();
    expect(healthCheck.join(" ")).toContain("/healthz");
    expect(text).not.toContain("/readyz");
  });

  it("has no default password, and takes no secret but by a file", () => {
    expect(neo4j.environment["NEO4J_AUTH"]).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?[^}]+\}$/u);
    const secret = SETTINGS.filter((setting) => setting.secret);
    for (const { env } of secret) expect([env, whocan.environment[env ?? ""]]).toEqual([env, undefined]);
    const files = Object.entries(whocan.environment).filter(([name]) => name.endsWith("_FILE"));
    expect(files.map(([, path]) => path).toSorted()).toEqual(
      (whocan.secrets ?? []).map((name) => `/run/secrets/${name}`).toSorted(),
    );
    expect(Object.keys(compose.secrets).toSorted()).toEqual([...(whocan.secrets ?? [])].toSorted());
    for (const [, given] of Object.entries(whocan.environment))
      expect(given).not.toMatch(/\$\{[^}]*(SECRET|PASSWORD|TOKEN)/u);
  });

  it("keeps its secret files out of the repository", () => {
    for (const { file } of Object.values(compose.secrets)) {
      if (file !== undefined) expect(file).toMatch(/^\.\/secrets\//u);
    }
    expect(textOf(".gitignore").split("\n")).toEqual(expect.arrayContaining(["secrets/", ".env"]));
  });

  it("says only settings that there are, as the documents have them", () => {
    const named = Object.keys(whocan.environment);
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((name) => !VARIABLES.has(name))).toEqual([]);
    const taken = [...text.matchAll(/\$\{((?:WHOCAN|ZOOM)_\w+)/gu)].map(([, name = ""]) => name);
    expect(taken.filter((name) => !VARIABLES.has(name))).toEqual([]);
    for (const name of named) expect(textOf("docs/config.md")).toContain(`\`${name}\``);
  });
});

describe("Dockerfile", () => {
  const stages = dockerfile.split(/^FROM /mu).slice(1);
  const [build = "", final = ""] = stages;

  it("has two stages on one pinned Node that Whocan supports, and nothing of Neo4j", () => {
    expect(stages.map((stage) => stage.split(/\s/u)[0])).toEqual([
      "node:20.20.2-bookworm-slim",
      "node:20.20.2-bookworm-slim",
    ]);
    expect(dockerfile.replaceAll(/^#.*$/gmu, "")).not.toMatch(/neo4j|java/iu);
  });

  it("ends as a user that is not root, with a data folder of its own and a check of its health", () => {
    expect(final).toMatch(/^USER node$/mu);
    expect(final.indexOf("USER node")).toBeLessThan(final.indexOf("ENTRYPOINT"));
    expect(final).toMatch(/install -d -o node -g node -m 0700 \/data/u);
    expect(final).toMatch(/^VOLUME \/data$/mu);
    expect(final).toMatch(/^HEALTHCHECK [\s\S]*\/healthz/mu);
    expect(final).toMatch(/^CMD \["serve"\]$/mu);
  });

  it.each([
    ["http", 200, 0],
    ["http", 503, 1],
    ["https", 200, 0],
  ] as const)("finds %s with %i on the port of the settings: exit code %i", async (scheme, status, code) => {
    const listener: RequestListener = ({ url }, response) =>
      void response.writeHead(url === "/healthz" ? status : 404).end();
    const pem = (name: string) => textOf(`test/transport/tls/test-only-${name}.pem`);
    const server =
      scheme === "http" ? createServer(listener) : createTlsServer({ cert: pem("cert"), key: pem("key") }, listener);
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const env = { WHOCAN_PORT: String(port), ...(scheme === "https" ? { WHOCAN_TLS_CERT_FILE: "cert.pem" } : {}) };
    const check = spawn(process.execPath, healthCheck.slice(1), { env });
    expect(await once(check, "exit")).toEqual([code, null]);
    server.close();
  });

  it("takes what the program reads and no more: no test, no source, no development package", () => {
    const copied = [...final.matchAll(/^COPY --from=build \/app\/(\S+)/gmu)].map(([, name]) => name);
    const { files } = JSON.parse(textOf("package.json")) as { files: readonly string[] };
    expect(copied.toSorted()).toEqual(["node_modules", "package.json", ...files].toSorted());
    expect(build).toContain("npm prune --omit=dev");
  });

  it("sets only settings that there are", () => {
    const named = [...final.matchAll(/\b(WHOCAN_\w+)=/gu)].map(([, name]) => name ?? "");
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => !VARIABLES.has(name))).toEqual([]);
  });

  it("can copy all that it copies: nothing of it is kept from the engine", () => {
    const allowed = textOf(".dockerignore")
      .split("\n")
      .filter((line) => line.startsWith("!"))
      .map((line) => line.slice(1));
    const wanted = [...build.matchAll(/^COPY (?!--)(.+) \S+$/gmu)].flatMap(([, names = ""]) => names.split(" "));
    expect(wanted.length).toBeGreaterThan(6);
    expect(wanted.filter((name) => !allowed.includes(name))).toEqual([]);
  });
});

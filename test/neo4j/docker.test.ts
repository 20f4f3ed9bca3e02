import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { dockerRunArguments } from "./docker.ts";
import { commonSettings } from "./server-settings.ts";

const spec = {
  line: "5.26",
  port: 4242,
  home: "/srv/neo4j",
  ownHome: true,
  heapMb: 512,
  password: "long enough",
} as const;

/** What follows each `--volume`. */
function volumesOf(home: string, port: number = spec.port): string[] {
  const args = dockerRunArguments({ ...spec, home, port, settings: {} });
  return args.filter((_, index) => args[index - 1] === "--volume");
}

it("runs a line of Neo4j by Docker on a loopback port, with its settings as variables", () => {
  const [verb, ...args] = dockerRunArguments({ ...spec, settings: commonSettings("5.26", 64, true) });
  expect(verb).toBe("run");
  expect(args.at(-1)).toBe("neo4j:5.26.30-community");
  expect(args.join(" ")).toContain("--publish 127.0.0.1:4242:7687");
  const variables = args.filter((_, index) => args[index - 1] === "--env");
  expect(variables).toEqual(
    expect.arrayContaining([
      "NEO4J_AUTH=neo4j/long enough",
      "NEO4J_server_memory_heap_max__size=512m",
      "NEO4J_dbms_security_auth__enabled=true",
      "NEO4J_internal_dbms_bolt_netty__server__shutdown__quiet__period=0",
    ]),
  );
});

it("keeps the data of a home, whatever the container that is made of it is told", () => {
  const [data, ...others] = volumesOf("/srv/neo4j");
  expect(data).toMatch(/^whocan-neo4j-[0-9a-f]{12}-data:\/data$/);
  expect(others).toEqual([]);
  expect(volumesOf("/srv/neo4j", 4343)).toEqual([data]);
  expect(volumesOf("/srv/another")).not.toEqual([data]);
});

it("gives the server the certificates of its home", () => {
  const home = mkdtempSync(join(tmpdir(), "whocan-docker-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, "certificates"));
  expect(volumesOf(home).slice(1)).toEqual([`${home}/certificates:/var/lib/neo4j/certificates:ro`]);
});

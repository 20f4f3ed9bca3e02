import { expect, it } from "vitest";
import { dockerRunArguments } from "./docker.ts";
import { commonSettings } from "./server-settings.ts";

it("runs a line of Neo4j by Docker on a loopback port, with its settings as variables", () => {
  const spec = {
    line: "5.26",
    port: 4242,
    home: "/srv/neo4j",
    ownHome: true,
    heapMb: 512,
    password: "long enough",
  } as const;
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

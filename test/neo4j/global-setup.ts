import type { TestProject } from "vitest/node";
import { givenAddress, type Neo4jAddress } from "./given-address.ts";
import { assertMayEmpty } from "./given-server.ts";
import { HOW_TO_GET_ONE, LINES, type Neo4jLine } from "./lines.ts";
import { ensureClassArchive } from "./make-class-archive.ts";
import { runnersHere } from "./runners.ts";
import { type Neo4jServer, startNeo4j } from "./start-neo4j.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The line of Neo4j that a project's tests run on. */
    neo4jLine: Neo4jLine;
    neo4j: Neo4jAddress;
    /** Why there is no server; `neo4j` is not provided then. */
    neo4jProblem: string | undefined;
  }
}

/** Gives the tests of a project one server for all of them: the one that NEO4J_TEST_URI names, else one of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  try {
    const given = givenAddress();
    if (given !== undefined) {
      await assertMayEmpty(given);
      project.provide("neo4j", given);
      return async () => {};
    }
    const { neo4jLine: line } = project.config.provide as { neo4jLine: Neo4jLine };
    const server = await startLine(line);
    project.provide("neo4j", { uri: server.uri, user: undefined, password: undefined });
    return () => server.stop();
  } catch (error) {
    // Not thrown: tests that need no server would not run either.
    project.provide("neo4jProblem", error instanceof Error ? error.message : String(error));
    return async () => {};
  }
}

async function startLine(line: Neo4jLine): Promise<Neo4jServer> {
  const runner = runnersHere().find((each) => each.line === line);
  if (runner === undefined) throw new Error(`Nothing runs Neo4j ${LINES[line].version} here. ${HOW_TO_GET_ONE}`);
  if ("java" in runner) await ensureClassArchive(line, runner.java);
  return await startNeo4j({ line });
}

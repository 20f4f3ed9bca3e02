import type { TestProject } from "vitest/node";
import { runnableLines } from "./java.ts";
import { type Neo4jLine, type Neo4jServer, startNeo4j } from "./start-neo4j.ts";

export interface Neo4jAddress {
  readonly uri: string;
  readonly user: string | undefined;
  readonly password: string | undefined;
}

declare module "vitest" {
  interface ProvidedContext {
    /** The line of Neo4j that a project's tests run on. */
    neo4jLine: Neo4jLine;
    neo4j: Neo4jAddress;
  }
}

const HOW = "Install Java 17 or later and Maven, or set NEO4J_TEST_URI to a Neo4j 5.26 that the tests may empty.";

let server: Neo4jServer | undefined;

/** Gives the tests of a project one server for all of them: the one that NEO4J_TEST_URI names, else one of its own. */
export async function setup(project: TestProject): Promise<void> {
  const uri = process.env["NEO4J_TEST_URI"];
  if (uri !== undefined) {
    project.provide("neo4j", {
      uri,
      user: process.env["NEO4J_TEST_USER"],
      password: process.env["NEO4J_TEST_PASSWORD"],
    });
    return;
  }
  const { neo4jLine: line } = project.config.provide as { neo4jLine: Neo4jLine };
  const runnable = runnableLines().find((each) => each.line === line);
  if (runnable === undefined) throw new Error(`No Java runs Neo4j ${line} here. ${HOW}`);
  server = await startNeo4j({ line, javaHome: runnable.javaHome });
  project.provide("neo4j", { uri: server.uri, user: undefined, password: undefined });
}

export async function teardown(): Promise<void> {
  await server?.stop();
}

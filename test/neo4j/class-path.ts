import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { LINES, type Neo4jLine } from "./lines.ts";
import { withLock } from "./lock.ts";

/** What is made once and serves every later start; outside of the checkout. */
export const CACHE = process.env["NEO4J_CACHE"] ?? join(homedir(), ".cache", "whocan-neo4j");

/** The class path of a line's jars, which Maven fetches and names once, however many processes ask at the same time. */
export async function classPathOf(line: Neo4jLine, javaHome: string, cache = CACHE): Promise<string> {
  const file = join(cache, `neo4j-${LINES[line].version}.classpath`);
  const known = knownClassPath(file);
  if (known !== undefined) return known;
  mkdirSync(cache, { recursive: true });
  // One for all lines: Maven's repository is not made for two that write.
  return await withLock(
    join(cache, "maven.lock"),
    async () => knownClassPath(file) ?? (await resolve(line, javaHome, file)),
  );
}

function knownClassPath(file: string): string | undefined {
  const jars = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  return jars !== "" && jars.split(delimiter).every((jar) => existsSync(jar)) ? jars : undefined;
}

async function resolve(line: Neo4jLine, javaHome: string, file: string): Promise<string> {
  const made = `${file}.${process.pid}`;
  const { version } = LINES[line];
  const goal = ["dependency:build-classpath", "-DincludeScope=runtime", `-Dmdep.outputFile=${made}`];
  const pom = join(import.meta.dirname, "pom.xml");
  try {
    await promisify(execFile)("mvn", ["-B", "-q", "-ntp", "-f", pom, `-Dneo4j.version=${version}`, ...goal], {
      env: { JAVA_HOME: javaHome, ...process.env },
      maxBuffer: 1 << 24,
    });
  } catch (cause) {
    throw new Error(whyNot(version, cause), { cause });
  }
  renameSync(made, file);
  return readFileSync(file, "utf8").trim();
}

function whyNot(version: string, cause: unknown): string {
  const { code, stdout = "" } = cause as { code?: unknown; stdout?: string };
  if (code === "ENOENT") {
    return `Maven is not here, which fetches Neo4j ${version} once. Install it (Debian, Ubuntu: apt-get install maven; macOS: brew install maven), or set NEO4J_TEST_URI to an empty Neo4j 5.26 for the tests that start no server of their own.`;
  }
  return `Maven could not fetch Neo4j ${version}: try again with the network that its settings.xml names.\n${stdout.slice(0, 2000)}`;
}

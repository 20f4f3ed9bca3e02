import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { CACHE } from "./class-path.ts";
import { LINES, type Neo4jLine } from "./lines.ts";

/** Java 25 and later keep more than classes: an ahead-of-time cache. */
const AOT = 25;

/**
 * The file of loaded classes that a Java makes at the end of one run of a line and starts faster by from then on. Its name changes
 * with the Java and the jars: the Java refuses one of others.
 */
export function classArchiveOf(line: Neo4jLine, javaHome: string, jars: string): string {
  const hash = createHash("sha256").update(releaseOf(javaHome)).update(jars).digest("hex").slice(0, 12);
  return join(CACHE, `neo4j-${LINES[line].version}-${hash}.classes`);
}

/** Flags that use the archive, none where there is none. An empty file says that it could not be made. */
export function archiveFlags(file: string, javaHome: string): string[] {
  if (!existsSync(file) || statSync(file).size === 0) return [];
  return [majorOf(javaHome) >= AOT ? `-XX:AOTCache=${file}` : `-XX:SharedArchiveFile=${file}`];
}

export function archivingFlags(file: string, javaHome: string): string[] {
  return [majorOf(javaHome) >= AOT ? `-XX:AOTCacheOutput=${file}` : `-XX:ArchiveClassesAtExit=${file}`];
}

function majorOf(javaHome: string): number {
  return Number(/^JAVA_VERSION="(\d+)/m.exec(releaseOf(javaHome))?.[1] ?? 0);
}

function releaseOf(javaHome: string): string {
  return readFileSync(join(javaHome, "release"), "utf8");
}

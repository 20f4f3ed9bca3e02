import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LINES, type Neo4jLine } from "./start-neo4j.ts";

const FOLDERS = [
  "/usr/lib/jvm",
  "/opt/java",
  "/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk",
  "/Library/Java/JavaVirtualMachines",
];

export interface Java {
  readonly home: string;
  readonly major: number;
}

/** Every Java that is named by JAVA_HOME, JAVA_HOME_25 and the like, or lies where systems put it. */
export function installedJavas(): Java[] {
  const named = Object.entries(process.env).flatMap(([name, home]) =>
    /^JAVA_HOME(_\d+)?(_X64)?$/.test(name) && home !== undefined ? [home] : [],
  );
  const found = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder).map((name) => join(folder, name)),
  );
  const javas = [...named, ...found].flatMap((home) => {
    const major = majorOf(home);
    return major === undefined ? [] : [{ home, major }];
  });
  return [...new Map(javas.map((java) => [java.major, java])).values()].sort((a, b) => a.major - b.major);
}

function majorOf(home: string): number | undefined {
  const release = join(home, "release");
  if (!existsSync(release) || !existsSync(join(home, "bin", "java"))) return undefined;
  const [, version] = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, "utf8")) ?? [];
  return version === undefined ? undefined : Number(version);
}

/** The lines of Neo4j that can run here, each with the oldest Java that runs it. */
export function runnableLines(): { readonly line: Neo4jLine; readonly javaHome: string }[] {
  const javas = installedJavas();
  return (Object.keys(LINES) as Neo4jLine[]).flatMap((line) => {
    const java = javas.find(({ major }) => major >= LINES[line].java);
    return java === undefined ? [] : [{ line, javaHome: java.home }];
  });
}

import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

const FOLDERS = [
  "/usr/lib/jvm",
  "/opt/java",
  "/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk",
  "/Library/Java/JavaVirtualMachines",
];
/** Where a folder of the above has the Java itself. */
const INSIDE = ["", "x64", "arm64", "Contents/Home"];

export interface Java {
  readonly home: string;
  readonly major: number;
}

export interface JavaPlaces {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly folders?: readonly string[];
}

/**
 * One Java per major version, the oldest first: what JAVA_HOME, JAVA_HOME_25 and the like name, else what lies where systems put
 * it, else the `java` of the path.
 */
export function installedJavas({ env = process.env, folders = FOLDERS }: JavaPlaces = {}): Java[] {
  const named = Object.entries(env).flatMap(([name, home]) =>
    /^JAVA_HOME(_\d+)?(_(X64|ARM64|arm64))?$/.test(name) && home !== undefined && home !== "" ? [home] : [],
  );
  const found = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).flatMap((name) => INSIDE.map((inside) => join(folder, name, inside))));
  const byMajor = new Map<number, Java>();
  for (const home of [...named, ...found, ...onPath(env["PATH"] ?? "")]) {
    const major = majorOf(home);
    if (major !== undefined && !byMajor.has(major)) byMajor.set(major, { home, major });
  }
  return [...byMajor.values()].sort((a, b) => a.major - b.major);
}

function onPath(path: string): string[] {
  return path
    .split(delimiter)
    .map((folder) => join(folder, "java"))
    .filter((java) => existsSync(java))
    .map((java) => dirname(dirname(realpathSync(java))));
}

function majorOf(home: string): number | undefined {
  const release = join(home, "release");
  if (!existsSync(release) || !existsSync(join(home, "bin", "java"))) return undefined;
  const [, version] = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, "utf8")) ?? [];
  return version === undefined ? undefined : Number(version);
}

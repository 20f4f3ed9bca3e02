import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archiveFlags, archivingFlags, classArchiveOf } from "./class-archive.ts";
import { classPathOf } from "./class-path.ts";
import { endWithCaller } from "./end-with-caller.ts";
import { LINES, type Neo4jLine } from "./lines.ts";
import type { Settings } from "./server-settings.ts";

const JVM_FLAGS = [
  ...["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"].map((p) => `--add-opens=java.base/${p}=ALL-UNNAMED`),
  "--enable-native-access=ALL-UNNAMED",
  "-Dio.netty.tryReflectionSetAccessible=true",
  "-Dlog4j2.disable.jmx=true",
];
const FAST_START = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];

export interface LaunchSpec {
  readonly line: Neo4jLine;
  readonly port: number;
  readonly home: string;
  /** Whether the home goes with the server, in the end. */
  readonly ownHome: boolean;
  readonly heapMb: number;
  readonly password: string | undefined;
  readonly settings: Settings;
}

export interface JavaSpec extends LaunchSpec {
  readonly javaHome: string;
  readonly fastStart: boolean;
  readonly useArchive: boolean;
  readonly archive: string | undefined;
  readonly archiveTo: string | undefined;
}

/** A server that was launched and has yet to answer, or to end. */
export interface Launched {
  readonly pid: number;
  /** Whether flags were used that a start can do without. */
  readonly withArchive: boolean;
  /** Why it ended; undefined while it has not. */
  ended(): string | undefined;
  /** Whether it says itself that it has started: another one may answer on its port. */
  started(): boolean;
  /** What it printed. */
  log(): string;
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** Runs Neo4j by a Java of this machine. It ends with this process at the latest. */
export async function launchJava(spec: JavaSpec): Promise<Launched> {
  const { line, javaHome, home, port, password } = spec;
  const java = join(javaHome, "bin", "java");
  const jars = await classPathOf(line, javaHome);
  const conf = join(home, "conf");
  mkdirSync(conf, { recursive: true });
  const settings = { "server.bolt.listen_address": `127.0.0.1:${port}`, ...spec.settings };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(conf, "neo4j.conf"), lines.join(""));
  if (password !== undefined && !existsSync(join(home, "data", "databases"))) setPassword(java, jars, home, password);
  const archive = archiveOf(spec, jars);
  const flags = [`-Xmx${spec.heapMb}m`, ...(spec.fastStart ? FAST_START : []), ...archive, ...JVM_FLAGS];
  const args = [
    ...flags,
    "-cp",
    jars,
    LINES[line].main,
    `--home-dir=${home}`,
    `--config-dir=${conf}`,
    "--console-mode",
  ];
  const { log, from, child } = withLog(home, (fd) => spawn(java, args, { stdio: ["ignore", fd, fd] }));
  let ended: string | undefined;
  const gone = new Promise<void>((done) => {
    const end = (why: string) => {
      ended = why;
      done();
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(`exit ${code ?? signal}`));
  });
  const pid = child.pid ?? 0;
  const callOff = endWithCaller(
    'kill -9 "$1"; for i in 1 2 3; do [ -z "$2" ] || rm -rf "$2" && break; sleep 1; done',
    `${pid}`,
    spec.ownHome ? home : "",
  );
  void gone.then(callOff);
  const printed = () => readFileSync(log).subarray(from).toString("utf8");
  return {
    pid,
    withArchive: archive.length > 0,
    ended: () => ended,
    started: () => /^.*\bStarted\.\s*$/m.test(printed()),
    log: printed,
    end: async (signal) => {
      child.kill(signal);
      // The making of an archive takes its time.
      const late = setTimeout(() => child.kill("SIGKILL"), spec.archiveTo === undefined ? 20_000 : 120_000);
      await gone;
      clearTimeout(late);
    },
  };
}

function archiveOf({ fastStart, useArchive, archive, archiveTo, line, javaHome }: JavaSpec, jars: string): string[] {
  if (archiveTo !== undefined) return archivingFlags(archiveTo, javaHome);
  return fastStart && useArchive ? archiveFlags(archive ?? classArchiveOf(line, javaHome, jars), javaHome) : [];
}

/** A home that was used before has the log of earlier runs in front. */
function withLog<Child>(home: string, start: (fd: number) => Child): { log: string; from: number; child: Child } {
  const log = join(home, "console.log");
  const fd = openSync(log, "a");
  try {
    return { log, from: fstatSync(fd).size, child: start(fd) };
  } finally {
    closeSync(fd);
  }
}

/** Must run before the first start of a home. */
function setPassword(java: string, jars: string, home: string, password: string): void {
  execFileSync(java, ["-cp", jars, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password], {
    env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

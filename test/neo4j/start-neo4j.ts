import { execFileSync, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";
import { homedir, tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A line of Neo4j Community: its newest tested version, main class and the oldest Java that runs it. */
export const LINES = {
  "5.26": { version: "5.26.30", main: "org.neo4j.server.CommunityEntryPoint", java: 17 },
  "2026": { version: "2026.08.1", main: "org.neo4j.server.Neo4jCommunity", java: 25 },
} as const;
export type Neo4jLine = keyof typeof LINES;

const JVM_FLAGS = [
  ...["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent"].map((p) => `--add-opens=java.base/${p}=ALL-UNNAMED`),
  "--enable-native-access=ALL-UNNAMED",
  "-Dio.netty.tryReflectionSetAccessible=true",
  "-Dlog4j2.disable.jmx=true",
];

export interface Neo4jServerOptions {
  readonly line?: Neo4jLine;
  /** The folder of the Java to run it by; else JAVA_HOME, else `java`. */
  readonly javaHome?: string | undefined;
  readonly heapMb?: number;
  readonly pageCacheMb?: number;
  /** A folder to keep; else one of its own that `stop` removes. */
  readonly home?: string;
  readonly port?: number;
  /** At least 8 characters; without one the server asks for none. */
  readonly password?: string;
  readonly conf?: Readonly<Record<string, string | number | boolean>>;
  /** Flags that start faster and run slower: for tests, not for measuring. */
  readonly fastStart?: boolean;
}

export interface Neo4jServer {
  readonly uri: string;
  readonly user: string;
  readonly password: string | undefined;
  readonly version: string;
  readonly pid: number;
  readonly port: number;
  readonly home: string;
  /** Ends it cleanly and removes its folder, where that is its own. */
  stop(): Promise<void>;
  /** Ends it as a crash does; start it again with the same `home`. */
  kill(): Promise<void>;
}

const CACHE = process.env["NEO4J_CACHE"] ?? join(homedir(), ".cache", "whocan-neo4j");

/** The class path of a version's jars, resolved by Maven once and kept outside of the checkout. */
function classPath(version: string): string {
  const file = join(CACHE, `neo4j-${version}.classpath`);
  const known = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (known !== "" && known.split(delimiter).every((jar) => existsSync(jar))) return known;
  mkdirSync(CACHE, { recursive: true });
  const made = `${file}.${process.pid}`;
  const goal = ["dependency:build-classpath", "-DincludeScope=runtime", `-Dmdep.outputFile=${made}`];
  const pom = join(import.meta.dirname, "pom.xml");
  execFileSync("mvn", ["-B", "-q", "-ntp", "-f", pom, `-Dneo4j.version=${version}`, ...goal], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  renameSync(made, file);
  return readFileSync(file, "utf8").trim();
}

/** Starts a real Neo4j Community server on a free loopback port. Throws with the end of its log where it does not start. */
export async function startNeo4j(options: Neo4jServerOptions = {}): Promise<Neo4jServer> {
  const { line = "5.26", javaHome = process.env["JAVA_HOME"], heapMb = 512, pageCacheMb = 64, password } = options;
  const { version, main } = LINES[line];
  const java = javaHome === undefined ? "java" : join(javaHome, "bin", "java");
  const jars = classPath(version);
  const home = options.home ?? mkdtempSync(join(tmpdir(), "whocan-neo4j-"));
  const port = options.port ?? (await freePort());
  const conf = join(home, "conf");
  mkdirSync(conf, { recursive: true });
  const settings = { ...settingsOf(line, port, pageCacheMb, password !== undefined), ...options.conf };
  writeFileSync(
    join(conf, "neo4j.conf"),
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );
  if (password !== undefined && !existsSync(join(home, "data", "databases"))) setPassword(java, jars, home, password);
  const fast = options.fastStart === false ? [] : ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];
  const args = [`-Xmx${heapMb}m`, ...fast, ...JVM_FLAGS, "-cp", jars, main];
  const log = openSync(join(home, "console.log"), "a");
  const child = spawn(java, [...args, `--home-dir=${home}`, `--config-dir=${conf}`, "--console-mode"], {
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let ended: string | undefined;
  const gone = new Promise<void>((done) => {
    const end = (why: string) => {
      ended = why;
      done();
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(`exit ${code ?? signal}`));
  });
  const killNow = () => void child.kill("SIGKILL");
  process.once("exit", killNow);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const late = setTimeout(killNow, 20_000);
    await gone;
    clearTimeout(late);
    process.removeListener("exit", killNow);
  };
  const deadline = Date.now() + 90_000;
  while (!(await answersBolt(port))) {
    if (ended === undefined && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      continue;
    }
    await end("SIGKILL");
    const tail = readFileSync(join(home, "console.log"), "utf8").slice(-2000);
    throw new Error(`Neo4j ${version} did not start (${ended ?? "time-out"}):\n${tail}`);
  }
  const stop = async () => {
    await end("SIGTERM");
    if (options.home === undefined) rmSync(home, { recursive: true, force: true });
  };
  const pid = child.pid as number;
  return {
    uri: `bolt://127.0.0.1:${port}`,
    user: "neo4j",
    password,
    version,
    pid,
    port,
    home,
    stop,
    kill: () => end("SIGKILL"),
  };
}

function settingsOf(line: Neo4jLine, port: number, pageCacheMb: number, auth: boolean) {
  const quiet = { "server.fleet_discovery.enabled": false, "dbms.fleet_manager.enabled": false };
  return {
    "server.bolt.listen_address": `127.0.0.1:${port}`,
    "server.http.enabled": false,
    "server.https.enabled": false,
    "dbms.security.auth_enabled": auth,
    "server.memory.pagecache.size": `${pageCacheMb}m`,
    "dbms.usage_report.enabled": false,
    ...(line === "2026" ? quiet : {}),
    // 3 MB on disk at first, not 517.
    "db.tx_log.preallocate": false,
    "db.transaction.timeout": "120s",
    "db.lock.acquisition.timeout": "30s",
    "dbms.security.allow_csv_import_from_file_urls": false,
    // SIGTERM ends it in 0.3 s, not in 10.
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": 0,
  };
}

/** Must run before the first start of a home. */
function setPassword(java: string, jars: string, home: string, password: string): void {
  execFileSync(java, ["-cp", jars, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", password], {
    env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, "conf") },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Whether a Bolt server answers the handshake: magic, then four proposed versions. */
function answersBolt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.setTimeout(2000, () => end(false));
    socket.once("error", () => end(false)).once("close", () => end(false));
    socket.once("connect", () => socket.write(Buffer.from("6060b01700080805000000040000000000000000", "hex")));
    socket.once("data", (bytes) => end(bytes.length >= 4 && bytes.readUInt32BE(0) !== 0));
  });
}

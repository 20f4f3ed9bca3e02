import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { answersBolt, freePort } from "./bolt-port.ts";
import { launchDocker } from "./docker.ts";
import { type Launched, type LaunchSpec, launchJava } from "./java-process.ts";
import { HOW_TO_GET_ONE, LINES, type Neo4jLine } from "./lines.ts";
import { runnersHere } from "./runners.ts";
import { commonSettings, type Settings } from "./server-settings.ts";

export interface Neo4jServerOptions {
  readonly line?: Neo4jLine;
  /** The folder of the Java to run it by; else the oldest one here that runs the line. */
  readonly javaHome?: string | undefined;
  readonly heapMb?: number;
  readonly pageCacheMb?: number;
  /** A folder to keep; else one of its own that `stop` removes. */
  readonly home?: string;
  readonly port?: number;
  /** Where no port is given: asked again when the first one proves taken. */
  readonly choosePort?: () => Promise<number>;
  /** At least 8 characters; without one the server asks for none. */
  readonly password?: string;
  readonly conf?: Settings;
  /** Flags that start faster and run slower: for tests, not for measuring. */
  readonly fastStart?: boolean;
  /** The class archive to use; else that of the cache, where there is one. */
  readonly archive?: string;
  /** Where the classes that this run loads go when it stops. */
  readonly archiveTo?: string;
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
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** The same one again after `kill`, at the same address: its `stop` takes the part of the first one's. */
  startAgain(): Promise<Neo4jServer>;
}

const START_MS = 120_000;

/**
 * Starts a real Neo4j Community server on a loopback port. It ends with this process at the latest, also where that is killed. Throws
 * with the end of its log where it does not start, and with what to install where nothing runs it.
 */
export async function startNeo4j(options: Neo4jServerOptions = {}): Promise<Neo4jServer> {
  return await startIn(options.home ?? mkdtempSync(join(tmpdir(), "whocan-neo4j-")), options);
}

async function startIn(home: string, options: Neo4jServerOptions): Promise<Neo4jServer> {
  const { line = "5.26", heapMb = 512, pageCacheMb = 64, password } = options;
  const ownHome = options.home === undefined;
  const settings = { ...commonSettings(line, pageCacheMb, password !== undefined), ...options.conf };
  const removeHome = () => {
    if (ownHome) rmSync(home, { recursive: true, force: true });
  };
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await (options.choosePort ?? freePort)());
    const spec = { line, port, home, ownHome, heapMb, password, settings };
    const server = await launch(spec, options, attempt === 1).catch((error) => {
      removeHome();
      throw error;
    });
    const problem = await waitForStart(server, port);
    if (problem === undefined) {
      return {
        uri: `bolt://127.0.0.1:${port}`,
        user: "neo4j",
        ...{ password, version: LINES[line].version, pid: server.pid, port, home },
        stop: () => server.end("SIGTERM").then(removeHome),
        kill: () => server.end("SIGKILL"),
        startAgain: () => startIn(home, { ...options, port }),
      };
    }
    // The port was free when it was chosen; an archive may be of no use.
    const mayHelp = server.withArchive || (options.port === undefined && /already in use/.test(problem));
    if (attempt === 1 && mayHelp) continue;
    removeHome();
    throw new Error(`Neo4j ${LINES[line].version} did not start. ${problem}`);
  }
}

async function launch(spec: LaunchSpec, options: Neo4jServerOptions, useArchive: boolean): Promise<Launched> {
  const { javaHome, fastStart = true, archive, archiveTo } = options;
  const byJava = { ...spec, fastStart, useArchive, archive, archiveTo };
  if (javaHome !== undefined) return await launchJava({ ...byJava, javaHome });
  const runner = runnersHere().find(({ line }) => line === spec.line);
  if (runner === undefined) throw new Error(`Nothing runs Neo4j ${LINES[spec.line].version} here. ${HOW_TO_GET_ONE}`);
  return "docker" in runner ? await launchDocker(spec) : await launchJava({ ...byJava, javaHome: runner.java.home });
}

/** Waits until it answers; else ends it and says why. */
async function waitForStart(server: Launched, port: number): Promise<string | undefined> {
  const deadline = Date.now() + START_MS;
  while (!(server.started() && (await answersBolt(port)))) {
    const ended = server.ended();
    if (ended === undefined && Date.now() < deadline) {
      await sleep(25);
      continue;
    }
    await server.end("SIGKILL");
    return `It ended (${ended ?? "time-out"}):\n${server.log().slice(-2000)}`;
  }
  return undefined;
}

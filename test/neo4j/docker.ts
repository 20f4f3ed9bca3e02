import { execFile, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { endWithCaller } from "./end-with-caller.ts";
import type { Launched, LaunchSpec } from "./java-process.ts";
import { LINES } from "./lines.ts";

const run = promisify(execFile);

/** Whether an engine answers: the client alone runs nothing. */
export function hasDockerEngine(): boolean {
  try {
    execFileSync("docker", ["version", "--format", "{{.Server.Version}}"], { stdio: "ignore", timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * What `docker` is told for each start of a home: its data are a volume of the home's name, which outlives the container, and the
 * certificates that lie in it are the server's.
 */
export function dockerRunArguments(spec: LaunchSpec): string[] {
  const { line, port, home, password, heapMb, settings } = spec;
  const certificates = join(home, "certificates");
  const all = { ...settings, "server.memory.heap.max_size": `${heapMb}m` };
  const variables = Object.entries(all).map(
    ([name, value]) => `NEO4J_${name.replaceAll("_", "__").replaceAll(".", "_")}=${value}`,
  );
  return [
    ...["run", "--detach", "--name", containerOf(spec), "--publish", `127.0.0.1:${port}:7687`],
    ...["--volume", `${volumeOf(spec)}:/data`],
    ...(existsSync(certificates) ? ["--volume", `${certificates}:/var/lib/neo4j/certificates:ro`] : []),
    ...[`NEO4J_AUTH=${password === undefined ? "none" : `neo4j/${password}`}`, ...variables].flatMap((each) => [
      "--env",
      each,
    ]),
    `neo4j:${LINES[line].version}-community`,
  ];
}

function containerOf({ home }: LaunchSpec): string {
  return `whocan-neo4j-${createHash("sha256").update(home).digest("hex").slice(0, 12)}`;
}

function volumeOf(spec: LaunchSpec): string {
  return `${containerOf(spec)}-data`;
}

/** Runs Neo4j by Docker. Each start is a new container, since one keeps the settings and the port that it was made with. */
export async function launchDocker(spec: LaunchSpec): Promise<Launched> {
  const name = containerOf(spec);
  // Succeeds where there is none.
  await docker("rm", "-f", "-v", name);
  await docker(...dockerRunArguments(spec));
  const remove = 'docker rm -f -v "$1"; [ -z "$2" ] || docker volume rm -f "$2"';
  const callOff = endWithCaller(remove, name, spec.ownHome ? volumeOf(spec) : "");
  let log = "";
  let ended: string | undefined;
  // What it prints ends when it does.
  const follow = spawn("docker", ["logs", "--follow", name], { stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [follow.stdout, follow.stderr]) stream.on("data", (text) => (log += String(text)));
  follow.once("close", () => (ended = "its container ended"));
  return {
    pid: Number(await docker("inspect", "--format", "{{.State.Pid}}", name)),
    withArchive: false,
    ended: () => ended,
    started: () => /^.*\bStarted\.\s*$/m.test(log),
    log: () => log,
    end: async (signal) => {
      callOff();
      await docker(...(signal === "SIGKILL" ? ["kill", name] : ["stop", "--time", "20", name])).catch(() => undefined);
      if (signal !== "SIGTERM") return;
      await docker("rm", "-f", "-v", name);
      if (spec.ownHome) await docker("volume", "rm", "-f", volumeOf(spec));
    },
  };
}

async function docker(...args: readonly string[]): Promise<string> {
  return (await run("docker", args)).stdout.trim();
}

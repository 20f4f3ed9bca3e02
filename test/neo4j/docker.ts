import { execFile, execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
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

/** What `docker` is told for the first start of a home; the container has the home's name and stands for it. */
export function dockerRunArguments(spec: LaunchSpec): string[] {
  const { line, port, password, heapMb, settings } = spec;
  const all = { ...settings, "server.memory.heap.max_size": `${heapMb}m` };
  const variables = Object.entries(all).map(
    ([name, value]) => `NEO4J_${name.replaceAll("_", "__").replaceAll(".", "_")}=${value}`,
  );
  return [
    ...["run", "--detach", "--name", containerOf(spec), "--publish", `127.0.0.1:${port}:7687`],
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

/** Runs Neo4j by Docker. A container that was killed keeps its files and its port, and is started again. */
export async function launchDocker(spec: LaunchSpec): Promise<Launched> {
  const name = containerOf(spec);
  const known = await docker("inspect", name).then(
    () => true,
    () => false,
  );
  const since = new Date().toISOString();
  await docker(...(known ? ["start", name] : dockerRunArguments(spec)));
  const callOff = endWithCaller('docker rm -f -v "$1"', name);
  let log = "";
  let ended: string | undefined;
  // What it prints ends when it does.
  const follow = spawn("docker", ["logs", "--follow", "--since", since, name], { stdio: ["ignore", "pipe", "pipe"] });
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
      if (signal === "SIGTERM" && spec.ownHome) await docker("rm", "-f", "-v", name);
    },
  };
}

async function docker(...args: readonly string[]): Promise<string> {
  return (await run("docker", args)).stdout.trim();
}

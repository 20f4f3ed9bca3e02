import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Neo4jStoreOptions } from "../../src/store/neo4j/open-neo4j-store.ts";

const SCRIPT = fileURLToPath(new URL("writer.ts", import.meta.url));

export interface Writer {
  /** Asks for one more revision. */
  begin(): void;
  /** Kills it and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts writer.ts and waits until it has opened its store. */
export async function startWriter(size: number, begun: number, options: Neo4jStoreOptions): Promise<Writer> {
  const { uri, ...others } = options;
  const args = ["--import", "tsx", SCRIPT, uri, `${size}`, `${begun}`, JSON.stringify(others)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const gone = once(child, "exit");
  if (child.stdin === null || child.stdout === null) throw new Error("It has no pipes.");
  const { stdin, stdout } = child;
  stdin.on("error", () => undefined);
  await Promise.race([once(createInterface({ input: stdout }), "line"), gone]);
  return {
    begin: () => void stdin.write("\n"),
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { commandLine } from "./whocan.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "whocan-e2e-"));
});
afterEach(async () => {
  const { pid } = await mark();
  if (pid !== null) process.kill(pid, "SIGKILL");
  await rm(cwd, { recursive: true, force: true });
});

/** Which process serves the folder, or null. */
async function mark(): Promise<{ pid: number | null }> {
  return JSON.parse(await readFile(join(cwd, ".whocan", "demo.json"), "utf8"));
}

/** As npm does it: a shell between, which passes no signal on. */
it("a server that npm's shell started ends when the shell is gone, and frees its folder", async () => {
  const words = [process.execPath, ...commandLine(["demo", "--users", "5", "--port", "0"])];
  const shell = spawn("sh", ["-c", `'${words.join("' '")}'; true`], {
    cwd,
    stdio: ["ignore", "pipe", "ignore"],
    env: { PATH: process.env["PATH"], npm_lifecycle_event: "start" },
  });
  let said = "";
  for await (const chunk of shell.stdout) {
    said += chunk;
    if (said.includes("GraphQL")) break;
  }
  expect((await mark()).pid).toBeGreaterThan(0);
  shell.kill("SIGTERM");
  await once(shell, "exit");
  while ((await mark()).pid !== null) await new Promise((resolve) => setTimeout(resolve, 50));
});

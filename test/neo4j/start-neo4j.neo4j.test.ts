import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { answersBolt, freePort } from "./bolt-port.ts";
import { classPathOf } from "./class-path.ts";
import { installedJavas } from "./java.ts";
import { startNeo4j } from "./start-neo4j.ts";

const line = inject("neo4jLine");

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "whocan-start-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A program of its own that starts a server, says where, and stays. */
async function startElsewhere(archive: string) {
  const module = JSON.stringify(join(import.meta.dirname, "start-neo4j.ts"));
  const program = `import(${module}).then(async ({ startNeo4j }) => {
    const { port, home } = await startNeo4j(${JSON.stringify({ line, archive })});
    console.log(JSON.stringify({ port, home }));
  })`;
  const child = spawn(process.execPath, ["--import", "tsx", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  for await (const text of createInterface({ input: child.stdout })) {
    return { child, ...(JSON.parse(text) as { port: number; home: string }) };
  }
  throw new Error("It ended before it had started.");
}

describe("a server for tests", () => {
  it("takes another port when the one that was free is taken meanwhile", async () => {
    const squatter = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void squatter.close());
    await once(squatter, "listening");
    const taken = (squatter.address() as AddressInfo).port;
    const ports = [taken, await freePort()];
    const server = await startNeo4j({ line, choosePort: async () => ports.shift() ?? 0 });
    expect(ports).toEqual([]);
    expect(server.port).not.toBe(taken);
    expect(await answersBolt(server.port)).toBe(true);
    await server.stop();
    expect(existsSync(server.home)).toBe(false);
  });

  it("starts without its class archive where that is damaged, and ends with its caller, killed or not", async () => {
    const archive = join(temporaryFolder(), "classes");
    writeFileSync(archive, "no classes");
    const { child, port, home } = await startElsewhere(archive);
    expect(await answersBolt(port)).toBe(true);
    child.kill("SIGKILL");
    while ((await answersBolt(port)) || existsSync(home)) await sleep(20);
  });
});

describe("the jars of a server", () => {
  const [java] = installedJavas();

  it("are resolved once for all that ask at the same time", async () => {
    const cache = temporaryFolder();
    const asked = [1, 2, 3].map(() => classPathOf(line, java?.home ?? "", cache));
    const [first, ...others] = await Promise.all(asked);
    expect(first).toContain(".jar");
    expect(others).toEqual([first, first]);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it("are not there without Maven, which is said", async () => {
    vi.stubEnv("PATH", temporaryFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
    const cache = temporaryFolder();
    await expect(classPathOf(line, java?.home ?? "", cache)).rejects.toThrow(
      /^Maven is not here.*apt-get install maven/,
    );
    expect(readdirSync(cache)).toEqual([]);
  });
});

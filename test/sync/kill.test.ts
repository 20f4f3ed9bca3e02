import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { silentLogger } from "../../src/lib/logger.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import { runSync } from "../../src/sync/run-sync.ts";
import { openRunsDb } from "../../src/sync/runs-db.ts";
import { FakeSource, keys, smallAccount } from "./fake-account.ts";
import { FakeClock } from "./fake-clock.ts";
import { newWorld, temporaryFolder } from "./world.ts";

const SCRIPT = fileURLToPath(new URL("killed-run.ts", import.meta.url));

/** Starts a run in a process of its own, kills it when it prints `line`, and returns the extents that it began to read. */
async function killAt(folder: string, line: string): Promise<string[]> {
  const child = spawn(process.execPath, ["--import", "tsx", SCRIPT, folder, line], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines: string[] = [];
  for await (const printed of createInterface({ input: child.stdout })) {
    lines.push(printed);
    if (printed === line) child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  expect(child.signalCode).toBe("SIGKILL");
  return [...new Set(lines)].filter((printed) => printed.includes("/"));
}

async function finish(folder: string) {
  const store = await openSqliteStore({ directory: folder });
  const runs = openRunsDb(folder);
  onTestFinished(async () => {
    runs.close();
    await store.close();
  });
  const source = new FakeSource(smallAccount());
  const common = { clock: new FakeClock(), logger: silentLogger, catalogDigest: "catalog", connection: "fake" };
  const report = await runSync({ session: source, store, runs, ...common });
  expect((await store.check()).problems).toEqual([]);
  return { report, reads: source.reads, head: await store.head() };
}

async function digestOfUndisturbedRun(): Promise<string | undefined> {
  const world = newWorld();
  await world.sync(smallAccount());
  return (await world.store.head())?.factsDigest;
}

describe("kill -9", () => {
  it("while reading loses nothing that had ended: no later run reads it again", async () => {
    const folder = temporaryFolder();
    const last = `group-members/${keys.group("g2")}`;
    const first = await killAt(folder, "users/inactive");
    expect(first).toEqual(["groups/", "users/active", "users/inactive"]);
    const second = await killAt(folder, last);
    expect(second).not.toContain("users/active");
    expect(second).toContain("users/inactive");
    const { report, reads, head } = await finish(folder);
    expect(reads).toEqual([last]);
    expect(report).toMatchObject({ resumed: true, opened: 12, revision: { number: 1 } });
    expect(head?.factsDigest).toBe(await digestOfUndisturbedRun());
  });

  it("while committing leaves the whole revision or none", async () => {
    const folder = temporaryFolder();
    await killAt(folder, "commit");
    const { report, head } = await finish(folder);
    expect(head?.number).toBe(1);
    expect(report.unchanged ? [] : report.opened).toEqual(report.unchanged ? [] : 12);
    expect(head?.factsDigest).toBe(await digestOfUndisturbedRun());
  });
});

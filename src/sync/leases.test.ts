import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { FakeSource, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld, type World } from "../../test/sync/world.ts";

function writeLease(world: World, lease: { pid: number; host?: string; heartbeatAgo?: number }): void {
  const { pid, host = "elsewhere", heartbeatAgo = 0 } = lease;
  const heartbeat = new Date(world.clock.now().getTime() - heartbeatAgo).toISOString();
  world.runs.file.run(
    "INSERT INTO leases (connection, pid, host, token, started, heartbeat) VALUES ('fake', ?, ?, 'other', ?, ?)",
    ...[pid, host, "2026-11-22T11:59:00.000Z", heartbeat],
  );
}

function thisHost(world: World): string {
  const lease = world.runs.lease("probe", world.clock);
  const row = world.runs.file.get<{ host: string }>("SELECT host FROM leases WHERE connection = 'probe'");
  lease.release();
  return row?.host ?? "";
}

describe("the lease of a connection", () => {
  it("refuses a second run, naming process and start, and lets other connections run", async () => {
    const world = newWorld();
    const source = new FakeSource(smallAccount());
    let second: Promise<unknown> | undefined;
    source.beforePage = async (section) => {
      if (section !== "groups") return;
      second = world.sync(smallAccount()).catch((error: unknown) => error);
      await second;
      expect(world.runs.lease("another", world.clock)).toBeDefined();
    };
    await world.sync(source);
    const error = await second;
    expect(error).toMatchObject({ code: "RUN_IN_PROGRESS", data: { pid: process.pid } });
    expect(String(error)).toContain(`process ${process.pid}, started at 2026-11-22T12:00:00.000Z`);
    expect(await world.sync(smallAccount())).toMatchObject({ unchanged: true });
  });

  it("is refused while a process of another machine gives signs of life", async () => {
    const world = newWorld();
    writeLease(world, { pid: 1, heartbeatAgo: 299_000 });
    await expect(world.sync(smallAccount())).rejects.toMatchObject({ code: "RUN_IN_PROGRESS", data: { pid: 1 } });
  });

  it("is taken over when its holder gave no sign of life for five minutes", async () => {
    const world = newWorld();
    writeLease(world, { pid: process.ppid, host: thisHost(world), heartbeatAgo: 301_000 });
    expect(await world.sync(smallAccount())).toMatchObject({ unchanged: false });
  });

  it("is taken over when its process is dead", async () => {
    const world = newWorld();
    const dead = spawnSync(process.execPath, ["-e", ""]).pid;
    writeLease(world, { pid: dead, host: thisHost(world) });
    expect(await world.sync(smallAccount())).toMatchObject({ unchanged: false });
    expect(world.runs.file.all("SELECT * FROM leases")).toEqual([]);
  });

  it("is taken over from a process of our own number that was before us, as after the restart of a container", async () => {
    const world = newWorld();
    writeLease(world, { pid: process.pid, host: thisHost(world) });
    expect(await world.sync(smallAccount())).toMatchObject({ unchanged: false });
  });

  it("once lost ends the run before it writes anything more", async () => {
    const world = newWorld();
    const source = new FakeSource(smallAccount());
    source.beforePage = (_section, extent) => {
      if (extent !== "inactive") return;
      world.runs.file.run("DELETE FROM leases");
      writeLease(world, { pid: 1 });
    };
    await expect(world.sync(source, { concurrency: 1 })).rejects.toMatchObject({ code: "RUN_IN_PROGRESS" });
    expect(await world.store.head()).toBeNull();
    expect(world.runs.file.all("SELECT token FROM leases")).toMatchObject([{ token: "other" }]);
    expect(world.runs.file.all("SELECT key FROM staged WHERE extent = 'inactive'")).toEqual([]);
  });
});

import { describe, expect, it, onTestFinished } from "vitest";
import { FakeSource, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld, type World } from "../../test/sync/world.ts";
import { silentLogger } from "../lib/logger.ts";
import { Runner } from "./runner.ts";

/** A runner over a fake account whose reading waits at the extent `users/pending` until it is let go on, or cancelled. */
function waitingRunner(world: World) {
  const source = new FakeSource(smallAccount());
  let letGo = () => {};
  let arrived = () => {};
  const waiting = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  source.beforePage = (section, extent, _page, { signal }) => {
    if (`${section}/${extent}` !== "users/pending") return undefined;
    arrived();
    return new Promise((resolve, reject) => {
      letGo = resolve;
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  };
  const runner = new Runner(({ only }, hooks) => world.sync(source, { only, ...hooks, concurrency: 1 }), silentLogger);
  onTestFinished(() => runner.close());
  return { runner, waiting, letGo: () => letGo() };
}

describe("a run", () => {
  it("has a number as soon as it begins, and tells how far it is", async () => {
    const { runner, waiting, letGo } = waitingRunner(newWorld());
    const run = await runner.start({ connection: "fake" }, "test");
    await waiting;
    expect(runner.progressOf(run.id)).toEqual([
      { section: "groups", status: "complete", records: 2, extents: { ended: 1, total: 1 } },
      { section: "users", status: "reading", records: 4, extents: { ended: 2, total: 3 } },
      { section: "group-members", status: "waiting", records: 0, extents: { ended: 0, total: null } },
      { section: "recordings", status: "waiting", records: 0, extents: { ended: 0, total: null } },
    ]);
    letGo();
    expect(await run.ended).toMatchObject({ run: run.id, unchanged: false });
    expect(runner.progressOf(run.id)).toBeUndefined();
  });

  it("reads only what is asked for", async () => {
    const { runner } = waitingRunner(newWorld());
    const { sections } = await (await runner.start({ connection: "fake", only: ["groups"] }, "test")).ended;
    expect(sections.filter(({ selected }) => selected).map(({ section }) => section)).toEqual(["groups"]);
  });

  it("is the only one: a second is refused, naming the first, until that ends", async () => {
    const { runner, waiting, letGo } = waitingRunner(newWorld());
    const first = await runner.start({ connection: "fake" }, "test");
    await waiting;
    const refused = runner.start({ connection: "other" }, "test");
    await expect(refused).rejects.toMatchObject({ code: "RUN_IN_PROGRESS", data: { run: first.id } });
    letGo();
    await first.ended;
    expect(await (await runner.start({ connection: "fake", only: ["groups"] }, "test")).ended).toMatchObject({
      unchanged: true,
    });
  });

  it("that cannot begin says why, and leaves the place free", async () => {
    const { runner } = waitingRunner(newWorld());
    const nonsense = runner.start({ connection: "fake", only: ["nonsense"] }, "test");
    await expect(nonsense).rejects.toMatchObject({ code: "BAD_ARGUMENT" });
    expect(await runner.start({ connection: "fake", only: ["groups"] }, "test")).toMatchObject({ id: 1 });
  });

  it("is cancelled by its number, and the next one goes on with it", async () => {
    const world = newWorld();
    const { runner, waiting } = waitingRunner(world);
    const run = await runner.start({ connection: "fake" }, "test");
    await waiting;
    await expect(runner.cancel(run.id + 1)).rejects.toMatchObject({ code: "NO_SUCH_RUN" });
    await runner.cancel(run.id);
    await expect(run.ended).rejects.toMatchObject({ code: "CANCELLED" });
    await expect(runner.cancel(run.id)).rejects.toMatchObject({ code: "NO_SUCH_RUN" });
    expect(await world.sync(smallAccount())).toMatchObject({ run: run.id, resumed: true });
  });
});

it("cancels the run under way when it closes, keeps what was read, and starts no other", async () => {
  const world = newWorld();
  const { runner, waiting } = waitingRunner(world);
  const run = await runner.start({ connection: "fake" }, "test");
  await waiting;
  await runner.close();
  expect(world.runs.ledger.run(run.id)).toMatchObject({ outcome: "cancelled" });
  expect(world.runs.file.all("SELECT * FROM leases")).toEqual([]);
  await expect(runner.start({ connection: "fake" }, "test")).rejects.toMatchObject({ code: "CANCELLED" });
  expect(await world.sync(smallAccount())).toMatchObject({ run: run.id, resumed: true });
});

it("tells when no run is under way any more", async () => {
  const { runner, waiting, letGo } = waitingRunner(newWorld());
  await runner.idle();
  const run = await runner.start({ connection: "fake" }, "test");
  let idle = false;
  const end = runner.idle().then(() => {
    idle = true;
  });
  await waiting;
  expect(idle).toBe(false);
  letGo();
  await run.ended;
  await end;
  expect(idle).toBe(true);
});

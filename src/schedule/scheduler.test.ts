import { hostname } from "node:os";
import { describe, expect, it, onTestFinished } from "vitest";
import { FakeSource, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld, type World } from "../../test/sync/world.ts";
import { type ErrorCode, WhocanError } from "../lib/errors.ts";
import { createLogger } from "../lib/logger.ts";
import { ExtentStop } from "../sources/source.ts";
import { RunHistory } from "../sync/run-history.ts";
import { lastWholeRun } from "./last-run.ts";
import { Runner } from "./runner.ts";
import { Scheduler } from "./scheduler.ts";
import { timetableOf } from "./timetable.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

interface Observed {
  /** Minutes since the start at which each attempt began, rounded. */
  readonly attempts: number[];
  /** Minutes until the next run, each time that one is announced. */
  readonly announced: (number | undefined)[];
  readonly logged: string;
}

/**
 * Runs a scheduler over a fake account, on a clock that leaps from one time to the next, until it has begun `attempts` runs. `fail`
 * gives the error of each attempt that fails.
 */
async function observe(
  world: World,
  attempts: number,
  options: {
    every?: number;
    random?: number;
    fail?: (attempt: number) => Error | undefined;
    before?: (attempt: number) => void;
    lastRun?: () => Date | null;
  } = {},
): Promise<Observed> {
  const { every = 6 * HOUR, random = 0, fail = () => undefined, before = () => undefined } = options;
  const seen: Observed & { logged: string } = { attempts: [], announced: [], logged: "" };
  const write = (line: string) => {
    seen.logged += line;
  };
  const logger = createLogger("info", { write });
  const start = world.clock.now().getTime();
  const since = (time: Date) => Math.round((time.getTime() - start) / MINUTE);
  let enough = () => {};
  const done = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const runner = new Runner(async (_request, hooks) => {
    const attempt = seen.attempts.push(since(world.clock.now()));
    if (attempt >= attempts) enough();
    before(attempt);
    const source = new FakeSource(smallAccount());
    source.beforePage = () => {
      const error = fail(attempt);
      if (error !== undefined) throw error;
    };
    return world.sync(source, { ...hooks, concurrency: 1 });
  }, logger);
  const history = new RunHistory(world.folder, world.clock);
  onTestFinished(() => history.close());
  const timetable = timetableOf({ every }, world.clock.now());
  if (timetable === undefined) throw new Error("There is no timetable.");
  const scheduler = new Scheduler({
    timetable,
    connections: ["fake"],
    runner,
    lastRun: options.lastRun ?? ((connection) => lastWholeRun(history, connection)),
    announce: async (next) => void seen.announced.push(next === undefined ? undefined : since(next)),
    clock: world.clock,
    logger,
    random: () => random,
  });
  scheduler.start();
  await done;
  await scheduler.stop();
  return seen;
}

const failing = (code: ErrorCode) => () => new WhocanError(code, "It did not work.");

describe("the first run", () => {
  it("comes at once where there was none before, and the next ones an interval apart", async () => {
    const { attempts, announced } = await observe(newWorld(), 3);
    expect(attempts).toEqual([0, 360, 720]);
    expect(announced.slice(0, 4)).toEqual([0, undefined, 360, undefined]);
    expect(announced.at(-1)).toBeUndefined();
  });

  it("waits for its time where the last one is younger than the interval", async () => {
    const world = newWorld();
    await world.sync(smallAccount());
    world.clock.advance(2 * HOUR);
    expect((await observe(world, 2)).attempts).toEqual([240, 600]);
  });

  it("comes at once where the last one is older, did not end, or was of a few sections only", async () => {
    const old = newWorld();
    await old.sync(smallAccount());
    old.clock.advance(7 * HOUR);
    expect((await observe(old, 1)).attempts).toEqual([0]);

    const failed = newWorld();
    await failed.sync(smallAccount());
    const broken = new FakeSource(smallAccount());
    broken.beforePage = () => {
      throw new WhocanError("NETWORK", "It is away.");
    };
    await failed.sync(broken).catch(() => undefined);
    expect((await observe(failed, 1)).attempts).toEqual([0]);

    const part = newWorld();
    await part.sync(smallAccount());
    part.clock.advance(7 * HOUR);
    await part.sync(smallAccount(), { only: ["groups"] });
    expect((await observe(part, 1)).attempts).toEqual([0]);
  });
});

it("runs are scheduled all the same, the first at once, where the record of runs cannot be read", async () => {
  const lastRun = () => {
    throw new WhocanError("STORE_LOCKED", "The run ledger is locked by another process.");
  };
  const { attempts, logged } = await observe(newWorld(), 2, { lastRun });
  expect(attempts).toEqual([0, 360]);
  expect(logged).toContain("the record of runs cannot be read");
});

describe("times", () => {
  it("are spread by up to a tenth of the interval, and by five minutes at most", async () => {
    expect((await observe(newWorld(), 3, { random: 0.999 })).attempts).toEqual([0, 365, 730]);
    expect((await observe(newWorld(), 3, { every: 10 * MINUTE, random: 0.999 })).attempts).toEqual([0, 11, 22]);
  });

  it("hold by the wall clock, when that is set or the machine slept", async () => {
    const world = newWorld();
    const sleep = world.clock.sleep.bind(world.clock);
    let leap = 5 * HOUR;
    world.clock.sleep = async (ms) => {
      await sleep(ms);
      world.clock.advance(leap);
      leap = 0;
    };
    expect((await observe(world, 2, { every: 6 * HOUR })).attempts).toEqual([0, 360]);
  });
});

describe("after a failure", () => {
  it("the next try comes after a minute, then two, then four, and never later than the next regular run", async () => {
    const { attempts } = await observe(newWorld(), 9, { every: 2 * HOUR, fail: failing("NETWORK") });
    expect(attempts).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183]);
  });

  it("that is mended by one good run, the interval holds again", async () => {
    const fail = (attempt: number) => (attempt === 1 ? new WhocanError("NETWORK", "It is away.") : undefined);
    expect((await observe(newWorld(), 3, { fail })).attempts).toEqual([0, 1, 361]);
  });

  it("of the configuration, no sooner than the next regular run: time does not mend it", async () => {
    expect((await observe(newWorld(), 2, { fail: failing("INSECURE_URL") })).attempts).toEqual([0, 360]);
  });

  it("of a spent quota, when the provider says so", async () => {
    const world = newWorld();
    const resumeAt = new Date(world.clock.now().getTime() + 50 * MINUTE).toISOString();
    const runner = await observe(world, 2, {
      fail: () => new WhocanError("AUTH_FAILED", "Wait.", { data: { resumeAt } }),
    });
    expect(runner.attempts).toEqual([0, 50]);
  });
});

it("goes on with a run that a day's limit has cut off a minute after it is renewed, and keeps the interval after that", async () => {
  const world = newWorld();
  const resumeAt = new Date(world.clock.now().getTime() + 50 * MINUTE).toISOString();
  const stop = new ExtentStop("partial", "A day's calls are spent.", { resumeAt });
  const { attempts, logged } = await observe(world, 3, { fail: (attempt) => (attempt === 1 ? stop : undefined) });
  expect(attempts).toEqual([0, 51, 411]);
  expect(logged).toContain('"outcome":"parked"');
  expect(world.runs.ledger.runs("fake").map(({ outcome }) => outcome)).toContain("committed");
});

/** Another process reads the account before each of these attempts. */
function heldBefore(world: World, attempts: number): (attempt: number) => void {
  return (attempt) => {
    world.runs.file.run("DELETE FROM leases");
    if (attempt > attempts) return;
    const beat = world.clock.now().toISOString();
    const lease = ["fake", process.ppid, hostname(), "other", beat, beat];
    world.runs.file.run("INSERT INTO leases VALUES (?, ?, ?, ?, ?, ?)", ...lease);
  };
}

it("waits for another process that reads the account, and reads it then", async () => {
  const world = newWorld();
  const { attempts, logged } = await observe(world, 4, { before: heldBefore(world, 2) });
  expect(attempts).toEqual([0, 1, 2, 360]);
  expect(logged).toContain("a scheduled run waits: another one is under way");
  expect(world.runs.ledger.runs("fake")).toMatchObject([{ outcome: "unchanged" }, { outcome: "committed" }]);
});

it("leaves a run out, and says so, while another process reads the account for longer than a dead one passes for alive", async () => {
  const world = newWorld();
  const { attempts, logged } = await observe(world, 8, { before: heldBefore(world, 7) });
  expect(attempts).toEqual([0, 1, 2, 3, 4, 5, 6, 360]);
  expect(logged).toContain("a scheduled run was left out: another one is under way");
  expect(world.runs.ledger.runs("fake")).toMatchObject([{ outcome: "committed" }]);
});

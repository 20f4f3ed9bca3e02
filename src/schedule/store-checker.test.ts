import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { FakeClock } from "../../test/sync/fake-clock.ts";
import { temporaryFolder } from "../../test/sync/world.ts";
import { createLogger } from "../lib/logger.ts";
import { keepCheck, readCheck, type StoreCheck } from "./store-check-file.ts";
import { StoreChecker } from "./store-checker.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SOUND = { store: "sqlite", sound: true, revisions: 3, facts: 9, problems: 0 };
const DAMAGED = { ...SOUND, sound: false, problems: 2 };

interface Given {
  readonly unclean?: boolean;
  readonly before?: StoreCheck;
  /** What each check finds; undefined for one that cannot be made. */
  readonly finds?: (attempt: number) => Omit<StoreCheck, "at"> | undefined;
}

/** Minutes since the start at which so many checks began, and what was logged. */
async function observe(given: Given, checks: number): Promise<{ readonly begun: number[]; readonly logged: string }> {
  const { unclean = false, before, finds = () => SOUND } = given;
  const folder = temporaryFolder();
  const clock = new FakeClock();
  if (before !== undefined) await keepCheck(folder, before);
  const start = clock.now().getTime();
  const begun: number[] = [];
  let logged = "";
  let underWay = 0;
  let enough = () => {};
  const done = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const checker = new StoreChecker({
    check: async (signal) => {
      expect(++underWay).toBe(1);
      if (begun.push((clock.now().getTime() - start) / MINUTE) >= checks) {
        enough();
        // The last one is under way when the checker is stopped.
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      }
      const found = finds(begun.length);
      clock.advance(MINUTE);
      underWay--;
      if (found === undefined) throw new Error("It was killed.");
      await keepCheck(folder, { ...found, at: clock.now().toISOString() });
    },
    last: () => readCheck(folder, "sqlite"),
    unclean,
    clock,
    logger: createLogger("info", {
      write: (line) => {
        logged += line;
      },
    }),
  });
  checker.start();
  checker.start();
  await done;
  await checker.stop();
  return { begun, logged };
}

const at = (ms: number) => new Date(new FakeClock().now().getTime() + ms).toISOString();

it("comes at once after an unclean stop, and every seven days from then on", async () => {
  const { begun, logged } = await observe({ unclean: true, before: { ...SOUND, at: at(-HOUR) } }, 3);
  expect(begun).toEqual([0, 7 * 24 * 60 + 1, 2 * (7 * 24 * 60 + 1)]);
  expect(logged).toContain("the store is sound");
});

it("waits for its time after a clean stop, across restarts", async () => {
  expect((await observe({ before: { ...SOUND, at: at(-5 * DAY) } }, 1)).begun).toEqual([2 * 24 * 60]);
});

it("comes soon after the start where it is overdue, was never made, or found damage", async () => {
  const overdue = observe({ before: { ...SOUND, at: at(-9 * DAY) } }, 1);
  const never = observe({}, 1);
  const other = observe({ before: { ...SOUND, store: "neo4j", at: at(-HOUR) } }, 1);
  const damaged = observe({ before: { ...DAMAGED, at: at(-HOUR) } }, 1);
  for (const { begun } of await Promise.all([overdue, never, other, damaged])) expect(begun).toEqual([10]);
});

it("logs damage as an error, with numbers alone", async () => {
  const { logged } = await observe({ unclean: true, finds: () => DAMAGED }, 2);
  const line = logged.split("\n").find((each) => each.includes("is damaged"));
  expect(JSON.parse(line ?? "{}")).toMatchObject({ problems: 2, revisions: 3 });
  expect(line).toMatch(/"level":("error"|50)/u);
});

it("is tried again in an hour where it could not be made, an older result notwithstanding", async () => {
  const finds = (attempt: number) => (attempt === 1 ? undefined : SOUND);
  const { begun, logged } = await observe({ unclean: true, before: { ...DAMAGED, at: at(-DAY) }, finds }, 2);
  expect(begun).toEqual([0, 61]);
  expect(logged).toContain("could not be checked");
  expect(logged).not.toContain("is damaged");
});

it("begins none when it is stopped before", async () => {
  const clock = new FakeClock();
  clock.sleep = (_ms: number, signal?: AbortSignal) => wait(60_000, undefined, { signal, ref: false });
  let checks = 0;
  const checker = new StoreChecker({
    check: async () => void checks++,
    last: async () => null,
    unclean: false,
    clock,
    logger: createLogger("silent"),
  });
  checker.start();
  await checker.stop();
  expect(checks).toBe(0);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDuration, parseDuration } from "../lib/duration.ts";
import { type Timetable, timetableOf } from "./timetable.ts";

const NOON = new Date("2026-11-22T12:00:00Z");
const minutesBefore = (minutes: number) => new Date(NOON.getTime() - minutes * 60_000);

function timetable(when: { every?: number; cron?: string }): Timetable {
  const made = timetableOf(when, NOON);
  if (made === undefined) throw new Error("There is no timetable.");
  return made;
}

describe("a length of time", () => {
  it.each([
    ["90s", 90_000],
    ["30m", 1_800_000],
    [" 6 H ", 21_600_000],
    ["1d", 86_400_000],
  ])("%s is %d milliseconds", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
    expect(parseDuration(formatDuration(ms))).toBe(ms);
  });

  it.each(["", "6", "h", "1.5h", "-1h", "6h30m", "6 hours", "9999999999s"])("%j is none", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it("is written by its largest unit", () => {
    expect([3_600_000, 90 * 60_000, 7 * 86_400_000, 1_000].map(formatDuration)).toEqual(["1h", "90m", "7d", "1s"]);
  });
});

describe("every so often", () => {
  const every = timetable({ every: 6 * 3_600_000 });

  it("is due an interval after the last run began", () => {
    expect(every.text).toBe("every 6h");
    expect(every.next(minutesBefore(60), NOON).toISOString()).toBe("2026-11-22T17:00:00.000Z");
  });

  it("lets times go by that were missed, and stays on its beat", () => {
    expect(every.next(minutesBefore(60 * 20), NOON).toISOString()).toBe("2026-11-22T16:00:00.000Z");
    expect(every.next(minutesBefore(60 * 6), NOON).toISOString()).toBe("2026-11-22T18:00:00.000Z");
  });

  it("never names a time that is not to come", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: -500, max: 50_000 }), (gap, ago) => {
        const next = timetable({ every: gap * 60_000 }).next(minutesBefore(ago), NOON);
        expect(next.getTime()).toBeGreaterThan(NOON.getTime());
        expect((next.getTime() - minutesBefore(ago).getTime()) % (gap * 60_000)).toBe(0);
      }),
    );
  });
});

describe("a cron expression", () => {
  const cron = timetable({ cron: "30 */6 * * *" });

  it("is due at its next time after now and after the last run", () => {
    expect(cron.text).toBe("cron 30 */6 * * *");
    expect(cron.next(minutesBefore(1000), NOON).getTime() - NOON.getTime()).toBeGreaterThan(0);
    expect(cron.next(NOON, minutesBefore(600))).toEqual(cron.next(minutesBefore(600), NOON));
    expect(cron.next(NOON, NOON).getMinutes()).toBe(30);
    expect(cron.gapMs(NOON)).toBe(6 * 3_600_000);
  });

  it.each(["", "every day", "61 * * * *", "* * * * * *", "0 0 30 2 *", "2030-01-01T00:00:00"])(
    "%j is refused, as it names no time to come",
    (expression) => {
      expect(() => timetable({ cron: expression })).toThrow(
        expect.objectContaining({ code: "CONFIG_INVALID", field: "sync.cron" }),
      );
    },
  );
});

it("is not there where nothing is said", () => {
  expect(timetableOf({}, NOON)).toBeUndefined();
});

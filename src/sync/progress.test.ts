import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { FakeSource, smallAccount } from "../../test/sync/fake-account.ts";
import { newWorld } from "../../test/sync/world.ts";
import { ExtentStop } from "../sources/source.ts";
import type { SyncEvent } from "./progress.ts";

function textOf(event: SyncEvent): string {
  switch (event.type) {
    case "section-planned":
      return `${event.section} planned ${event.extents}, kept ${event.kept}`;
    case "page":
      return `${event.section}/${event.extent} ${event.records} records`;
    case "extent-ended":
      return `${event.section}/${event.extent} ${event.status} ${event.ended}/${event.extents}`;
    case "section-ended":
      return `${event.section} ${event.summary.status} ${event.records}`;
    case "section-started":
      return `${event.section} started`;
    default:
      return event.type;
  }
}

describe("the progress of a run", () => {
  it("tells each section's plan, pages and end in order", async () => {
    const world = newWorld();
    const source = new FakeSource(smallAccount());
    source.beforePage = (_section, extent) => {
      if (extent === "inactive") throw new ExtentStop("partial", "Stopped.");
    };
    const events: SyncEvent[] = [];
    await world.sync(source, { only: ["users"], concurrency: 1, progress: (event) => events.push(event) });
    expect(events.map(textOf)).toEqual([
      "run-started",
      "users started",
      "users planned 3, kept 0",
      "users/active 2 records",
      "users/active 3 records",
      "users/active complete 1/3",
      "users/inactive partial 2/3",
      "users/pending 3 records",
      "users/pending complete 3/3",
      "users partial 3",
      "committing",
      "run-ended",
    ]);
  });

  it("cannot break a run by failing", async () => {
    const world = newWorld();
    const progress = () => {
      throw new Error("The terminal is gone.");
    };
    expect(await world.sync(smallAccount(), { progress })).toMatchObject({ opened: 12 });
  });

  it.each([
    ["goes on while the ends of extents wait to be written together", 4, 0],
    ["has written how an extent ended before it reads on, where it reads one at a time", 1, 4],
  ])("%s", async (_, concurrency, expected) => {
    const world = newWorld();
    const state = smallAccount();
    state.groups = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`g${index}`, ["ada"]]));
    const source = new FakeSource(state);
    let begun = 0;
    let written: number | undefined;
    source.beforePage = async (section) => {
      if (section !== "group-members") return;
      if (++begun === 5) {
        written = world.runs.ledger.endedExtents(1).filter((ended) => ended.section === section).length;
      }
      // They end one after the other, as answers come.
      await sleep(begun * 2);
    };
    await world.sync(source, { concurrency });
    expect(written).toBe(expected);
  });

  it("reads many extents side by side, never more than it may, without a warning of Node", async () => {
    const world = newWorld();
    const state = smallAccount();
    state.groups = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`g${index}`, ["ada", "bob", "cyd"]]));
    const source = new FakeSource(state);
    let reading = 0;
    let most = 0;
    source.beforePage = async (section) => {
      if (section !== "group-members") return;
      most = Math.max(most, ++reading);
      await new Promise((resolve) => setImmediate(resolve));
      reading--;
    };
    const warnings: Error[] = [];
    const note = (warning: Error) => warnings.push(warning);
    process.on("warning", note);
    await world.sync(source, { concurrency: 16 });
    process.off("warning", note);
    expect(most).toBe(16);
    expect(warnings).toEqual([]);
  });
});

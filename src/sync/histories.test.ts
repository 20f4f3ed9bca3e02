import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FakeSource } from "../../test/sync/fake-account.ts";
import { histories, type Step } from "../../test/sync/histories.ts";
import { NaiveModel } from "../../test/sync/naive-model.ts";
import { newWorld, type World } from "../../test/sync/world.ts";
import { ExtentStop } from "../sources/source.ts";

function sourceOf({ state, script }: Step, breakOffAt?: string): FakeSource {
  const source = new FakeSource(state);
  source.pageSize = script.pageSize;
  source.beforePage = (section, extent, page) => {
    const name = `${section}/${extent}`;
    if (name === breakOffAt) throw new ExtentStop("failed", "No network.", { fatal: true });
    const stop = script.stops.get(name);
    if (stop?.page === page) throw new ExtentStop(stop.status, "Stopped.");
  };
  return source;
}

async function play(world: World, step: Step): Promise<void> {
  const only = [...step.script.selected];
  if (step.brokenOffAt !== undefined) {
    // An extent that is not planned now breaks nothing off, and the run is over.
    await world.sync(sourceOf(step, step.brokenOffAt), { only }).catch(() => undefined);
  }
  await world.sync(sourceOf(step), { only });
}

async function complete(world: World): Promise<Record<string, boolean>> {
  const statuses = Object.entries(await world.statuses());
  return Object.fromEntries(statuses.map(([extent, status]) => [extent, status === "complete"]));
}

describe("any history of an account and of its runs", () => {
  it("leaves open what a naive model leaves open: nothing is closed that was not read to its end", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        const world = newWorld();
        const model = new NaiveModel();
        for (const step of steps) {
          await play(world, step);
          model.run(step.state, step.script);
          expect(await world.facts()).toEqual(model.facts());
          expect(await complete(world)).toEqual(model.complete());
        }
        world.close();
      }),
      { numRuns: 60 },
    );
  });

  it("is forgotten by a run that reads everything: it equals a run that never failed", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        const world = newWorld();
        for (const step of steps) await play(world, step);
        const state = steps.at(-1)?.state as Step["state"];
        await world.sync(state);
        const fresh = newWorld();
        await fresh.sync(state);
        expect(await world.facts()).toEqual(await fresh.facts());
        expect(await world.store.coverage()).toEqual(await fresh.store.coverage());
        expect((await world.store.head())?.factsDigest).toBe((await fresh.store.head())?.factsDigest);
        expect(await world.sync(state)).toMatchObject({ unchanged: true, revision: null });
        expect((await world.store.check()).problems).toEqual([]);
        world.close();
        fresh.close();
      }),
      { numRuns: 40 },
    );
  });
});

import { afterEach, describe, expect, it } from "vitest";
import type { GraphStore } from "../../src/store/graph-store.ts";
import { describeConcurrency } from "./graph-store-concurrency.ts";
import { describeConflicts } from "./graph-store-conflicts.ts";
import { describeContents } from "./graph-store-contents.ts";
import { describeHistories } from "./graph-store-histories.ts";
import { describeText } from "./graph-store-text.ts";
import { collect, commitNext, covered, node } from "./store-samples.ts";

export interface ContractOptions {
  /** Opens the store that was opened last again, after it was closed; left out where nothing outlives the process. */
  readonly reopen?: () => Promise<GraphStore>;
  /** Random histories to try; an adapter over a network may try fewer. */
  readonly histories?: number;
}

/**
 * What every adapter of the GraphStore port promises. `open` gives an empty store each time; the suite closes it.
 */
export function describeGraphStore(name: string, open: () => Promise<GraphStore>, options: ContractOptions = {}): void {
  describe(`${name} as a GraphStore`, () => {
    const stores: GraphStore[] = [];
    const opened = async () => {
      const store = await open();
      stores.push(store);
      return store;
    };
    afterEach(async () => {
      for (const store of stores.splice(0)) await store.close();
    });

    describeContents(opened);
    describeConflicts(opened);
    describeText(opened);
    describeConcurrency(opened);
    describeHistories(opened, options.histories ?? 60);
    const { reopen } = options;
    if (reopen !== undefined) describeReopening(opened, reopen);
  });
}

function describeReopening(open: () => Promise<GraphStore>, reopen: () => Promise<GraphStore>): void {
  it("is the same after it was closed and opened again", async () => {
    const store = await open();
    await commitNext(store, { opened: [node("a", { v: 1 }), node("b")] }, [covered("users")]);
    await commitNext(store, { opened: [node("a", { v: 2 })], closed: [node("a")] }, [covered("roles")]);
    const revisions = await store.revisions();
    await store.close();
    const again = await reopen();
    try {
      expect(await again.revisions()).toEqual(revisions);
      expect(await collect(again.facts())).toEqual([node("a", { v: 2 }), node("b")]);
      expect(await collect(again.facts(1))).toEqual([node("a", { v: 1 }), node("b")]);
      expect(await again.coverage()).toEqual([covered("roles")]);
      expect((await again.check()).problems).toEqual([]);
      expect(await commitNext(again, { closed: [node("b")] })).toMatchObject({ number: 3 });
    } finally {
      await again.close();
    }
  });
}

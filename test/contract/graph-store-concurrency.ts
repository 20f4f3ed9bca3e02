import { expect, it } from "vitest";
import type { Fact } from "../../src/model/facts.ts";
import type { GraphStore } from "../../src/store/graph-store.ts";
import { collect, commitNext, covered, info, node } from "./store-samples.ts";

/** Readers and writers at the same time. */
export function describeConcurrency(open: () => Promise<GraphStore>): void {
  const many = (value: number) =>
    Array.from({ length: 3_000 }, (_, i) => node(`n${String(i).padStart(5, "0")}`, { value }));

  it("shows a reader the revision that it asked for while others are committed", async () => {
    const store = await open();
    await commitNext(store, { opened: many(1) }, [covered("users")]);
    const seen: Fact[] = [];
    for await (const fact of store.facts()) {
      if (seen.length === 700) await commitNext(store, { opened: many(2), closed: many(1) }, []);
      if (seen.length === 1_400) await commitNext(store, { closed: many(2) }, []);
      seen.push(fact);
    }
    expect(seen).toEqual(many(1));
    expect(await collect(store.facts(2))).toEqual(many(2));
    expect(await collect(store.facts())).toEqual([]);
  });

  it("shows nothing of a commit before its end", async () => {
    const store = await open();
    await commitNext(store, { opened: many(1) }, [covered("users")]);
    const heads: (number | undefined)[] = [];
    const committing = commitNext(store, { opened: many(2), closed: many(1) }, []);
    const reading = (async () => {
      for (let i = 0; i < 5; i++) {
        const facts = await collect(store.facts());
        expect(new Set(facts.map((fact) => fact.properties["value"])).size).toBe(1);
        expect(facts).toHaveLength(3_000);
        heads.push((await store.head())?.number);
      }
    })();
    await Promise.all([committing, reading]);
    expect(heads.toSorted()).toEqual(heads);
  });

  it("lets one of two commits on the same head win", async () => {
    const store = await open();
    const outcomes = await Promise.allSettled([
      store.commit({ opened: many(1), closed: [] }, [], info(0)),
      store.commit({ opened: many(2), closed: [] }, [], info(0)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "STORE_CONFLICT" } });
    expect(await store.revisions()).toHaveLength(1);
    expect((await store.check()).problems).toEqual([]);
  });

  it("ends a commit before it closes", async () => {
    const store = await open();
    const committing = store.commit({ opened: many(1), closed: [] }, [], info(0));
    await store.close();
    expect(await committing).toMatchObject({ number: 1 });
  });
}

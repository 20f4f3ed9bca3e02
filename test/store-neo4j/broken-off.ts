import { expect } from "vitest";
import { WhocanError } from "../../src/lib/errors.ts";
import { compareFactRefs, type Fact } from "../../src/model/facts.ts";
import { collect, commitNext, covered, info, node, relation } from "../contract/store-samples.ts";
import { openEmpty } from "./open.ts";

export const IN_BATCHES = { changesPerTransaction: 10, changesPerBatch: 10 };

/** Users, each in a group that nobody describes. */
export function users(count: number, value = 1): Fact[] {
  const facts = Array.from({ length: count }, (_, index) => {
    const key = `zoom:a:user:${String(index).padStart(3, "0")}`;
    return [node(key, { value }), relation(key, `zoom:a:group:${index % 3}`, {})];
  });
  return facts.flat().sort(compareFactRefs);
}

/** The same list, but what is read of it after so many ends as if the way to the server had been lost. */
export function lostAfter(facts: readonly Fact[], count: number): Iterable<Fact> {
  return {
    *[Symbol.iterator]() {
      for (const [index, fact] of facts.entries()) {
        if (index === count) throw new WhocanError("STORE_UNREACHABLE", "The server is gone.");
        yield fact;
      }
    },
  };
}

/** What the store says of itself. */
export const MARK =
  "MATCH (s:WhocanStore) RETURN s.head AS head, s.applying AS applying, s.batch AS batch, s.undone AS undone";

/** A store with one revision in which a delta was begun as a second one, and broken off in the fourth batch. */
export async function brokenOff(opened: readonly Fact[], closed: readonly Fact[] = []) {
  const store = await openEmpty(IN_BATCHES);
  await commitNext(store, { opened: users(20) }, [covered("users")]);
  const before = await collect(store.facts());
  const committing = store.commit({ opened: lostAfter(opened, 35), closed }, [covered("users")], info(1));
  await expect(committing).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
  return { store, before };
}

/** What it was a part of. */
export const others = users(60, 2).slice(40);

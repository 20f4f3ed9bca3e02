import fc from "fast-check";
import { expect, it } from "vitest";
import type { ExtentCoverage } from "../../src/model/coverage.ts";
import { compareBytes, compareFactRefs, type Fact, type Properties } from "../../src/model/facts.ts";
import { fingerprintOf, type GraphStore } from "../../src/store/graph-store.ts";
import { collect, commitNext, covered, node, relation } from "./store-samples.ts";

/** One commit, said in a way that holds whatever is open: which references change, and to what. */
interface Step {
  readonly changes: readonly { readonly ref: Fact; readonly value: Properties | "gone" }[];
  readonly coverage: readonly ExtentCoverage[];
}

const word = fc.oneof(fc.constantFrom("a", "b", "c"), fc.string({ unit: "grapheme", maxLength: 3 }));

const value: fc.Arbitrary<Properties> = fc.dictionary(
  fc.constantFrom("email", "__proto__", "n"),
  fc.oneof(word, fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.array(word)),
  { maxKeys: 2 },
);

const ref: fc.Arbitrary<Fact> = fc
  .tuple(word, word, fc.constantFrom("users", "groups"), fc.boolean())
  .map(([from, to, section, isNode]) => (isNode ? node(from, {}, section) : relation(from, to, {}, section)))
  .filter((fact) => !fact.key.includes("\0"));

const step: fc.Arbitrary<Step> = fc.record({
  changes: fc.uniqueArray(fc.record({ ref, value: fc.oneof(value, fc.constant("gone" as const)) }), {
    maxLength: 8,
    selector: ({ ref: { key, section } }) => JSON.stringify([key, section]),
  }),
  coverage: fc
    .uniqueArray(fc.tuple(fc.constantFrom("users", "groups"), fc.constantFrom("", "x"), fc.nat(2)), {
      selector: ([section, extent]) => `${section} ${extent}`,
    })
    .map((rows) => rows.map(([section, extent, facts]) => covered(section, extent, facts))),
});

/** What a store should say, kept in the most naive way: a full copy per revision. */
class Model {
  readonly revisions: { facts: Map<string, Fact>; coverage: readonly ExtentCoverage[] }[] = [];

  deltaOf({ changes }: Step): { opened: Fact[]; closed: Fact[] } {
    const open = this.revisions.at(-1)?.facts ?? new Map<string, Fact>();
    return {
      closed: changes.filter(({ ref }) => open.has(idOf(ref))).map(({ ref }) => ref),
      opened: changes.flatMap(({ ref, value }) => (value === "gone" ? [] : [{ ...ref, properties: value }])),
    };
  }

  apply(step: Step): void {
    const facts = new Map(this.revisions.at(-1)?.facts);
    const { opened, closed } = this.deltaOf(step);
    for (const fact of closed) facts.delete(idOf(fact));
    for (const fact of opened) facts.set(idOf(fact), fact);
    this.revisions.push({ facts, coverage: step.coverage });
  }

  facts(at: number): Fact[] {
    return [...(this.revisions[at - 1]?.facts.values() ?? [])].sort(compareFactRefs);
  }
  coverage(at: number): ExtentCoverage[] {
    return (this.revisions[at - 1]?.coverage ?? []).toSorted(
      (a, b) => compareBytes(a.section, b.section) || compareBytes(a.extent, b.extent),
    );
  }
}

function idOf({ key, section }: Fact): string {
  return JSON.stringify([key, section]);
}

/** As JSON, so that an own property called __proto__ is compared too; -0 is 0. */
function plain(facts: readonly Fact[]): string[] {
  return facts.map(fingerprintOf);
}

export function describeHistories(open: () => Promise<GraphStore>, runs: number): void {
  it("agrees with a naive model on random histories", { timeout: 120_000 }, async () => {
    const history = fc.array(step, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const store = await open();
        const model = new Model();
        for (const step of steps) {
          const { opened, closed } = model.deltaOf(step);
          model.apply(step);
          const revision = await commitNext(store, { opened, closed }, step.coverage);
          const counts = { facts: model.facts(revision.number).length, opened: opened.length, closed: closed.length };
          expect(revision.counts).toEqual(counts);
        }
        await expectSame(store, model);
        await expectSameChanges(store, model, steps);
        await store.close();
      }),
      { numRuns: runs },
    );
  });
}

async function expectSame(store: GraphStore, model: Model): Promise<void> {
  const digests = new Map<string, string>();
  for (const { number, factsDigest } of await store.revisions()) {
    const facts = plain(model.facts(number));
    expect(plain(await collect(store.facts(number)))).toEqual(facts);
    expect(await store.coverage(number)).toEqual(model.coverage(number));
    const known = digests.get(facts.join());
    if (known !== undefined) expect(factsDigest).toBe(known);
    else expect([...digests.values()]).not.toContain(factsDigest);
    digests.set(facts.join(), factsDigest);
  }
  expect((await store.check()).problems).toEqual([]);
}

async function expectSameChanges(store: GraphStore, model: Model, steps: readonly Step[]): Promise<void> {
  const replay = new Model();
  const expected: string[] = [];
  steps.forEach((step, index) => {
    const { opened, closed } = replay.deltaOf(step);
    const before = new Map(replay.facts(index).map((fact) => [idOf(fact), fact]));
    const old = closed.map((fact) => before.get(idOf(fact)) as Fact);
    for (const fact of old.sort(compareFactRefs)) expected.push(`${index + 1} closed ${fingerprintOf(fact)}`);
    for (const fact of opened.sort(compareFactRefs)) expected.push(`${index + 1} opened ${fingerprintOf(fact)}`);
    replay.apply(step);
  });
  const changes = await collect(store.changes(0, model.revisions.length));
  expect(changes.map(({ revision, change, fact }) => `${revision} ${change} ${fingerprintOf(fact)}`)).toEqual(expected);
}

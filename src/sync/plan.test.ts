import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Section } from "../sources/source.ts";
import { planSections } from "./plan.ts";

function section(name: string, ...dependsOn: string[]): Section {
  return {
    ...{ name, dependsOn, description: name, emits: { kinds: [], relations: [] } },
    plan: () => [],
    async *read() {},
  };
}

const names = (sections: readonly Section[] = []) => sections.map(({ name }) => name);

describe("the plan of a run", () => {
  it("orders any acyclic sections so that each comes after those that it depends on", () => {
    const anyOrder = fc
      .array(fc.array(fc.nat(20), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
      .chain((links) => {
        const sections = links.map((targets, index) => {
          const earlier = [...new Set(targets.filter((target) => target < index))];
          return section(`s${index}`, ...earlier.map((target) => `s${target}`));
        });
        return fc.shuffledSubarray(sections, { minLength: sections.length });
      });
    fc.assert(
      fc.property(anyOrder, (sections) => {
        const plan = planSections(sections);
        const order = names(plan.sections);
        expect(order.toSorted()).toEqual(names(sections).toSorted());
        expect(order).toEqual(names(planSections(sections.toReversed()).sections));
        for (const { name, dependsOn } of sections) {
          for (const dependency of dependsOn) expect(order.indexOf(dependency)).toBeLessThan(order.indexOf(name));
          expect(names(plan.dependencies.get(name))).toEqual(expect.arrayContaining([...dependsOn]));
          expect(names(plan.dependencies.get(name))).not.toContain(name);
        }
      }),
    );
  });

  it("knows what a section depends on through others", () => {
    const plan = planSections([section("c", "b"), section("b", "a"), section("a"), section("d")]);
    expect(names(plan.dependencies.get("c"))).toEqual(["a", "b"]);
    expect(names(plan.dependencies.get("d"))).toEqual([]);
  });

  it("refuses sections that depend on each other, on a stranger, or share a name, as defects", () => {
    const cases = [
      [section("a", "b"), section("b", "c"), section("c", "a")],
      [section("a", "x")],
      [section("a"), section("a")],
    ];
    for (const sections of cases)
      expect(() => planSections(sections)).toThrow(expect.objectContaining({ code: "INTERNAL" }));
    expect(() => planSections(cases[0] ?? [])).toThrow("a → b → c → a");
  });

  it("selects by only and skip, and both together", () => {
    const sections = [section("a"), section("b", "a"), section("c")];
    expect([...planSections(sections).selected].sort()).toEqual(["a", "b", "c"]);
    expect([...planSections(sections, { only: ["b"] }).selected]).toEqual(["b"]);
    expect([...planSections(sections, { skip: ["a"] }).selected].sort()).toEqual(["b", "c"]);
    expect([...planSections(sections, { only: ["a", "b"], skip: ["b"] }).selected]).toEqual(["a"]);
  });

  it("refuses unknown names, with the valid ones, and a selection of nothing", () => {
    const sections = [section("b"), section("a")];
    const caught = (filter: object) => {
      try {
        return planSections(sections, filter);
      } catch (error) {
        return error;
      }
    };
    const data = { unknown: ["x"], valid: ["a", "b"] };
    expect(caught({ only: ["x", "a"] })).toMatchObject({ code: "BAD_ARGUMENT", field: "only", data });
    expect(caught({ skip: ["x"] })).toMatchObject({
      code: "BAD_ARGUMENT",
      field: "skip",
      data,
      help: "Use some of: a, b.",
    });
    expect(caught({ skip: ["a", "b"] })).toMatchObject({ code: "BAD_ARGUMENT", field: "skip" });
    expect(caught({ only: [] })).toMatchObject({ code: "BAD_ARGUMENT", field: "only" });
  });
});

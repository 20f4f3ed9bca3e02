import { describe, expect, it } from "vitest";
import { keys } from "../../test/sync/fake-account.ts";
import { userFact } from "../../test/sync/fake-facts.ts";
import { newWorld, type World } from "../../test/sync/world.ts";
import type { Fact, NodeFact } from "../model/facts.ts";
import type { Section } from "../sources/source.ts";
import { DependencyFacts } from "./known-facts.ts";
import { prepareFacts } from "./staging.ts";

const RUN = 7;
const scope = () => ({ run: RUN, account: "fake:A", emails: new Map() });

function emitting(name: string, ...kinds: string[]): Section {
  return {
    ...{ name, description: name, dependsOn: [], emits: { kinds, relations: [] } },
    plan: () => [],
    async *read() {},
  };
}

function stage(world: World, ...facts: Fact[]): void {
  world.runs.staging.keep(RUN, prepareFacts(facts));
}

function appFact(section: string, name: string | null, properties: NodeFact["properties"]): NodeFact {
  return { type: "node", key: keys.app("x"), kind: "FakeApp", name, properties, section, extent: "" };
}

describe("what a section may look up", () => {
  it("is every node once, in key order, however many pages that takes", () => {
    const world = newWorld();
    const ids = Array.from({ length: 2500 }, (_, index) => `u${(index * 7919) % 2500}`);
    stage(world, ...ids.map((id) => userFact(id, "active", id)));
    const known = new DependencyFacts(world.runs.file, scope(), [emitting("users", "FakeUser")]);
    const found = [...known.nodes("FakeUser")].map((node) => node.key);
    expect(found).toEqual(ids.map((id) => keys.user(id)).sort());
    expect([...known.nodes("FakeUser")].map((node) => node.key)).toEqual(found);
  });

  it("joins what several sections say of one node; the one that sorts last wins", () => {
    const world = newWorld();
    stage(world, appFact("apps-approved", null, { a: "later", c: true }), appFact("apps", "App", { a: "first", b: 1 }));
    const apps = [emitting("apps", "FakeApp"), emitting("apps-approved", "FakeApp")];
    const both = new DependencyFacts(world.runs.file, scope(), apps);
    expect([...both.nodes("FakeApp")]).toMatchObject([{ name: "App", properties: { a: "later", b: 1, c: true } }]);
    const one = new DependencyFacts(world.runs.file, scope(), apps.slice(0, 1));
    expect([...one.nodes("FakeApp")]).toMatchObject([{ name: "App", properties: { a: "first", b: 1 } }]);
  });

  it("is what was said last where two extents of one section say a node", () => {
    for (const [first, second] of [
      ["active", "inactive"],
      ["inactive", "active"],
    ] as const) {
      const world = newWorld();
      const earlier = userFact("ada", first, "Ada");
      const later = userFact("ada", second, "Ada");
      stage(world, { ...earlier, properties: { ...earlier.properties, left: "over" } });
      stage(world, later);
      const known = new DependencyFacts(world.runs.file, scope(), [emitting("users", "FakeUser")]);
      expect([...known.nodes("FakeUser")]).toEqual([later]);
    }
  });

  it("finds a user by e-mail without case, and nobody where two have it", () => {
    const world = newWorld();
    const twin: Fact = { ...(userFact("bob", "active", "Bob") as NodeFact), properties: { email: "ADA@example.com " } };
    stage(world, userFact("ada", "active", "Ada"), userFact("cyd", "active", "Cyd"));
    const users = [emitting("users", "FakeUser")];
    expect(new DependencyFacts(world.runs.file, scope(), users).userByEmail(" Ada@Example.com")).toBe(keys.user("ada"));
    stage(world, twin);
    const known = new DependencyFacts(world.runs.file, scope(), users);
    expect(known.userByEmail("ada@example.com")).toBeUndefined();
    expect(known.userByEmail("cyd@example.com")).toBe(keys.user("cyd"));
    expect(new DependencyFacts(world.runs.file, scope(), []).userByEmail("cyd@example.com")).toBeUndefined();
  });

  it("is what is staged among what is open, page by page", () => {
    const world = newWorld();
    const ids = Array.from({ length: 6000 }, (_, index) => `u${String(index).padStart(4, "0")}`);
    // Open for some thousand users, staged for others, and for some both, which are said anew.
    const open = ids.filter((_, index) => index % 3 !== 0 || index > 5000);
    const staged = ids.filter((_, index) => index % 3 !== 1 && (index < 2000 || index > 2500));
    stage(world, ...open.map((id) => userFact(id, "active", "before")));
    world.runs.file.run(
      "INSERT INTO open_facts SELECT 'fake:A', section, key, extent, kind, fingerprint, payload FROM staged",
    );
    world.runs.file.run("DELETE FROM staged");
    stage(world, ...staged.map((id) => userFact(id, "active", "now")));
    const known = new DependencyFacts(world.runs.file, scope(), [emitting("users", "FakeUser")]);
    const expected = ids
      .map((id) => [keys.user(id), staged.includes(id) ? "now" : open.includes(id) ? "before" : undefined])
      .filter(([, name]) => name !== undefined);
    expect([...known.nodes("FakeUser")].map(({ key, name }) => [key, name])).toEqual(expected);
  });

  it("looks users up once for all sections of a run that know the same", () => {
    const world = newWorld();
    stage(world, userFact("ada", "active", "Ada"));
    const run = scope();
    const [users, groups] = [emitting("users", "FakeUser"), emitting("groups", "FakeGroup")];
    expect(new DependencyFacts(world.runs.file, run, [users]).userByEmail("ada@example.com")).toBe(keys.user("ada"));
    world.runs.file.run("DELETE FROM staged");
    const known = new DependencyFacts(world.runs.file, run, [groups, users]);
    expect(known.userByEmail("ada@example.com")).toBe(keys.user("ada"));
    expect(new DependencyFacts(world.runs.file, run, [groups]).userByEmail("ada@example.com")).toBeUndefined();
  });

  it("refuses kinds that no section read before says, as a defect", () => {
    const world = newWorld();
    const known = new DependencyFacts(world.runs.file, scope(), [emitting("users", "FakeUser")]);
    expect(() => [...known.nodes("FakeGroup")]).toThrow(expect.objectContaining({ code: "INTERNAL" }));
  });
});

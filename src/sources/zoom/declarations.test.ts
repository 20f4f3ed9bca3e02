import { readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../catalog/catalog.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import { RELATIONS } from "../../model/relations.gen.ts";
import { ZOOM_ENDPOINTS } from "./endpoints.gen.ts";
import { callOf } from "./operations.ts";

describe("the endpoint declarations", () => {
  it("are all that there are folders", async () => {
    const entries = await readdir(new URL("./endpoints/", import.meta.url), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(ZOOM_ENDPOINTS.map(({ section }) => section).toSorted()).toEqual(folders.toSorted());
  });

  it("say the relations that the model says they say", () => {
    const emitters = (relation: string) =>
      ZOOM_ENDPOINTS.filter(({ emits }) => emits.relations.includes(relation)).map(({ section }) => section);
    for (const { relation, sections } of RELATIONS) {
      expect([relation, emitters(relation).toSorted()]).toEqual([relation, [...sections].toSorted()]);
    }
    const known = new Set(RELATIONS.map(({ relation }) => relation));
    for (const { emits } of ZOOM_ENDPOINTS) for (const relation of emits.relations) expect(known).toContain(relation);
  });

  it("say only kinds of the model, and some endpoint says each of Zoom's", () => {
    const said = new Set(ZOOM_ENDPOINTS.flatMap(({ emits }) => emits.kinds));
    expect([...said].toSorted()).toEqual(
      KINDS.map(({ kind }) => kind)
        .filter((kind) => kind.startsWith("Zoom"))
        .toSorted(),
    );
  });

  it("say the kinds whose fields the model says they say, and list them", () => {
    const emitters = (kind: string) =>
      ZOOM_ENDPOINTS.filter(({ emits }) => emits.kinds.includes(kind)).map(({ section }) => section);
    for (const { kind, sections, properties } of KINDS) {
      const said = [...sections, ...Object.values(properties).flatMap((property) => property.sections ?? [])];
      expect([kind, [...new Set(said)].toSorted()]).toEqual([kind, emitters(kind).toSorted()]);
    }
  });

  it("depend on sections that there are, and on those that read what they look up", () => {
    const names = new Set(ZOOM_ENDPOINTS.map(({ section }) => section));
    for (const { dependsOn, looksUp = [] } of ZOOM_ENDPOINTS) {
      for (const name of [...dependsOn, ...looksUp]) expect(names).toContain(name);
    }
  });

  it("call operations of the catalog, each with a scope and a quota", () => {
    for (const { operation } of ZOOM_ENDPOINTS) {
      if (operation === null) continue;
      const call = callOf(loadCatalog(), operation);
      expect(call.asked.scopes.length).toBeGreaterThan(0);
      expect(call.asked.scopes.every((scope) => scope.includes(":read"))).toBe(true);
      expect(call.quota).toMatch(/^core\/(light|medium|heavy)$/);
    }
  });

  it("only read, and never ask for a recording's content", () => {
    for (const { operation } of ZOOM_ENDPOINTS) {
      expect(operation ?? "GET ").toMatch(/^GET /);
      expect(operation ?? "").not.toMatch(/download|transcript|\/token/);
    }
  });
});

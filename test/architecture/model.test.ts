import { buildASTSchema, isEnumType, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { resourceClass } from "../../src/model/classes.ts";
import { KINDS } from "../../src/model/kinds.gen.ts";
import { PERMISSIONS } from "../../src/model/permissions.ts";
import { RELATIONS } from "../../src/model/relations.gen.ts";
import { ACCESS_STATES, BOUNDS, VERDICTS } from "../../src/model/states.ts";
import { PROJECT_FILES, textOf } from "./project-files.ts";

const kinds = new Set(KINDS.map(({ kind }) => kind));
const relations = new Map(RELATIONS.map((declaration) => [declaration.relation, declaration]));

/** Full sentences, so that docs/model.gen.md and the schema can show them as they are. */
const SENTENCE = /^\S.*[.)]$/s;

describe("the kinds", () => {
  it("have a name and a word of their own, and are labelled by their name first", () => {
    expect(kinds.size).toBe(KINDS.length);
    expect(new Set(KINDS.map(({ word }) => word)).size).toBe(KINDS.length);
    for (const { kind, labels } of KINDS) expect(labels[0]).toBe(kind);
  });

  it("belong to a class where they are resources, and to no class otherwise", () => {
    for (const { kind, generic, resourceClass: className } of KINDS) {
      expect([kind, className !== null]).toEqual([kind, generic.includes("Resource")]);
      if (className !== null) expect(resourceClass(className), kind).toBeDefined();
    }
  });

  it("are owned by a relation that starts at them, or as their class says", () => {
    for (const { kind, ownedBy, resourceClass: className } of KINDS) {
      const belongsTo = className === null ? "account" : resourceClass(className)?.belongsTo;
      expect([kind, ownedBy !== null]).toEqual([
        kind,
        belongsTo === "user" || (belongsTo === "group" && ownedBy !== null),
      ]);
      if (ownedBy !== null && ownedBy !== "self") expect(relations.get(ownedBy)?.from, kind).toContain(kind);
    }
  });

  it("are described, with every property", () => {
    for (const { kind, description, properties } of KINDS) {
      expect(description, kind).toMatch(SENTENCE);
      for (const [name, property] of Object.entries(properties)) {
        expect(name, kind).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
        expect(property.description, `${kind}.${name}`).toMatch(SENTENCE);
      }
    }
  });
});

describe("the relations", () => {
  it("join kinds that there are", () => {
    expect(relations.size).toBe(RELATIONS.length);
    for (const { relation, from, to } of RELATIONS) {
      expect(relation).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
      for (const kind of [...from, ...to]) expect(kinds, relation).toContain(kind);
    }
  });

  it("are said by somebody, and described", () => {
    for (const { relation, sections, description } of RELATIONS) {
      expect(sections, relation).not.toEqual([]);
      expect(description, relation).toMatch(SENTENCE);
    }
  });
});

describe("the schema", () => {
  const files = PROJECT_FILES.filter((path) => path.endsWith(".graphql"));
  const schema = buildASTSchema(parse(files.map(textOf).join("\n")));

  it.each([
    ["Permission", PERMISSIONS],
    ["AccessState", ACCESS_STATES],
    ["Bound", BOUNDS],
    ["Verdict", VERDICTS],
  ])("lists %s as the model does", (name, values) => {
    const type = schema.getType(name);
    expect(isEnumType(type) ? type.getValues().map((value) => value.name) : []).toEqual(values);
  });
});

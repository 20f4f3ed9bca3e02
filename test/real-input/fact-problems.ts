import type { Fact } from "../../src/model/facts.ts";
import { relationKey } from "../../src/model/facts.ts";
import type { PropertyDeclaration } from "../../src/model/kind.ts";
import { KINDS } from "../../src/model/kinds.gen.ts";
import { RELATIONS } from "../../src/model/relations.gen.ts";

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const FITS: Readonly<Record<PropertyDeclaration["type"], (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number" && Number.isFinite(value),
  boolean: (value) => typeof value === "boolean",
  datetime: (value) => typeof value === "string" && ISO.test(value),
  strings: (value) => Array.isArray(value) && value.every((member) => typeof member === "string"),
  numbers: (value) => Array.isArray(value) && value.every((member) => typeof member === "number"),
};

/** What a fact says that the model does not declare; empty when it is as declared. */
export function factProblems(fact: Fact): readonly string[] {
  if (fact.type === "relation") {
    const known = RELATIONS.some(({ relation }) => relation === fact.relation);
    const keyed = fact.key === relationKey(fact.from, fact.relation, fact.to);
    return [...(known ? [] : [`${fact.relation} is not declared`]), ...(keyed ? [] : [`${fact.key} is not its key`])];
  }
  const kind = KINDS.find((candidate) => candidate.kind === fact.kind);
  if (kind === undefined) return [`${fact.kind} is not declared`];
  return Object.entries(fact.properties).flatMap(([name, value]) => {
    const declared = kind.properties[name];
    if (declared === undefined) return [`${fact.kind}.${name} is not declared`];
    const { sections = kind.sections } = declared;
    if (!sections.includes(fact.section)) return [`${fact.kind}.${name} is not declared to be said by ${fact.section}`];
    return FITS[declared.type](value) ? [] : [`${fact.kind}.${name} is no ${declared.type}: ${JSON.stringify(value)}`];
  });
}

import { WhocanError } from "../lib/errors.ts";
import type { Section } from "../sources/source.ts";

export interface SectionFilter {
  /** Names of the sections to read; left out: all. */
  readonly only?: readonly string[] | undefined;
  /** Names of sections not to read. */
  readonly skip?: readonly string[] | undefined;
}

export interface SectionPlan {
  /** All sections of the source, each after those that it depends on; names decide where that leaves a choice. */
  readonly sections: readonly Section[];
  readonly selected: ReadonlySet<string>;
  /** Of each section those that it depends on, directly or through others. */
  readonly dependencies: ReadonlyMap<string, readonly Section[]>;
  /** Names of sections that say more of nodes which a section that they depend on lists. */
  readonly describing: readonly string[];
}

/** Sections that must have ended before one is read. */
export function sectionsBefore({ dependsOn, looksUp = [] }: Section): string[] {
  return [...dependsOn, ...looksUp];
}

/**
 * Orders a source's sections and chooses those to read. Throws BAD_ARGUMENT for names that the source does not have and
 * when nothing is left to read, INTERNAL when the declarations contradict themselves.
 */
export function planSections(sections: readonly Section[], filter: SectionFilter = {}): SectionPlan {
  const byName = new Map(sections.map((section) => [section.name, section]));
  if (byName.size !== sections.length) throw new WhocanError("INTERNAL", "Two sections of the source have one name.");
  const ordered = orderByDependency(byName);
  const dependencies = closures(ordered);
  return {
    sections: ordered,
    selected: select(byName, filter),
    dependencies,
    describing: describing(dependencies, byName),
  };
}

function describing(
  dependencies: SectionPlan["dependencies"],
  byName: ReadonlyMap<string, Section>,
): SectionPlan["describing"] {
  return [...dependencies].flatMap(([name, lists]) => {
    const kinds = byName.get(name)?.emits.kinds ?? [];
    return lists.some(({ emits }) => emits.kinds.some((kind) => kinds.includes(kind))) ? [name] : [];
  });
}

function select(byName: ReadonlyMap<string, Section>, { only, skip }: SectionFilter): Set<string> {
  assertKnown(byName, "only", only);
  assertKnown(byName, "skip", skip);
  const selected = new Set(only ?? byName.keys());
  for (const name of skip ?? []) selected.delete(name);
  if (selected.size > 0) return selected;
  throw new WhocanError("BAD_ARGUMENT", "No section is left to read.", { field: skip === undefined ? "only" : "skip" });
}

function assertKnown(byName: ReadonlyMap<string, Section>, field: string, names: readonly string[] = []): void {
  const unknown = names.filter((name) => !byName.has(name));
  if (unknown.length === 0) return;
  const valid = [...byName.keys()].sort();
  throw new WhocanError("BAD_ARGUMENT", `There is no section ${unknown.map((name) => `"${name}"`).join(", ")}.`, {
    field,
    help: `Use some of: ${valid.join(", ")}.`,
    data: { unknown, valid },
  });
}

function orderByDependency(byName: ReadonlyMap<string, Section>): Section[] {
  const ordered = new Map<string, Section>();
  const visit = (section: Section, path: readonly string[]): void => {
    if (ordered.has(section.name)) return;
    if (path.includes(section.name)) {
      throw new WhocanError("INTERNAL", `Sections depend on each other: ${[...path, section.name].join(" → ")}.`);
    }
    for (const name of sectionsBefore(section).sort()) {
      const dependency = byName.get(name);
      if (dependency === undefined) {
        throw new WhocanError("INTERNAL", `The section ${section.name} depends on ${name}, which the source lacks.`);
      }
      visit(dependency, [...path, section.name]);
    }
    ordered.set(section.name, section);
  };
  for (const name of [...byName.keys()].sort()) visit(byName.get(name) as Section, []);
  return [...ordered.values()];
}

function closures(ordered: readonly Section[]): Map<string, readonly Section[]> {
  const closures = new Map<string, readonly Section[]>();
  for (const section of ordered) {
    const direct = sectionsBefore(section);
    const names = new Set(direct);
    for (const each of direct) for (const { name } of closures.get(each) ?? []) names.add(name);
    closures.set(
      section.name,
      ordered.filter(({ name }) => names.has(name)),
    );
  }
  return closures;
}

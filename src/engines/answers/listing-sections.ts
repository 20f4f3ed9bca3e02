import { KINDS } from "../../model/kinds.gen.ts";
import { RELATIONS } from "../../model/relations.gen.ts";

/** Sections that list nodes of the kinds, of all kinds where there are none. */
export function listingSections(kinds: ReadonlySet<string>): readonly string[] {
  return KINDS.filter(({ kind }) => kinds.size === 0 || kinds.has(kind)).flatMap(({ sections }) => sections);
}

/** Sections that say relations from or to nodes of a kind. */
export function relationSections(kind = ""): readonly string[] {
  return RELATIONS.filter(({ from, to }) => from.includes(kind) || to.includes(kind)).flatMap(
    ({ sections }) => sections,
  );
}

/** The kind of a reference's word; what is no word is taken for a kind. */
export function kindOfWord(word: string): string {
  if (word === "set") return "ResourceSet";
  if (word === "pseudo") return "PseudoPrincipal";
  return KINDS.find((kind) => kind.word === word)?.kind ?? word;
}

import { KINDS } from "../../model/kinds.gen.ts";
import { RELATIONS } from "../../model/relations.gen.ts";

/** The sections that find nodes of a kind: while one is unread there may be more of them. */
const LISTED_BY: Readonly<Record<string, readonly string[]>> = {
  ZoomAccount: ["account"],
  ZoomApp: ["apps", "apps-approved"],
  ZoomGroup: ["groups"],
  ZoomRecording: ["recordings"],
  ZoomRole: ["roles"],
  ZoomRolePrivilege: ["role"],
  ZoomUser: ["users"],
};

/** Sections that list nodes of the kinds, of all kinds where there are none. */
export function listingSections(kinds: ReadonlySet<string>): readonly string[] {
  const asked = Object.entries(LISTED_BY).filter(([kind]) => kinds.size === 0 || kinds.has(kind));
  return asked.flatMap(([, listed]) => listed);
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

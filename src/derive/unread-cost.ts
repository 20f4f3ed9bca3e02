import type { Catalog } from "../catalog/catalog.ts";

/** What cannot be told while something is unread. */
export interface UnreadCost {
  /** A sentence for people. */
  readonly text: string;
  /** The questions that may answer UNKNOWN, or with an incomplete list. */
  readonly questions: readonly string[];
  /** The classes of resources that they are about; `all` for every one. */
  readonly classes: readonly string[] | "all";
}

/** What a section says: kinds of nodes and relations. */
export interface Emission {
  readonly section: string;
  readonly kinds: readonly string[];
  readonly relations: readonly string[];
}

type Classes = (classes: Catalog["classes"]) => readonly string[] | "all";

interface CostRow {
  readonly text: string;
  readonly questions: readonly string[];
  readonly classes: Classes;
}

const ALL: Classes = () => "all";
const only =
  (...names: readonly string[]): Classes =>
  () =>
    names;
const ofUsers: Classes = (classes) =>
  [...classes.values()].filter(({ belongsTo }) => belongsTo === "user").map(({ name }) => name);

/** Sections that only describe what others list, by what no answer rests on. */
const DESCRIBING = new Set(["activities"]);

const ACCESS = ["who-can", "can", "effective-access"];

/** By what is unread: docs/semantics.md, 6. A kind or relation that nothing follows from has no row. */
const ROWS: Readonly<Record<string, CostRow>> = {
  ZoomUser: {
    text: "No user can be asked about, and lists of people may lack any of them.",
    questions: [...ACCESS, "explain", "holders"],
    classes: ALL,
  },
  ZoomRole: {
    text: "Which roles there are is not known, nor what any of them allows.",
    questions: [...ACCESS, "holders"],
    classes: ALL,
  },
  GRANTS: {
    text: "Roles exist with unknown privileges, never with none: whoever holds one may have anything.",
    questions: [...ACCESS, "holders"],
    classes: ALL,
  },
  HAS_ROLE: {
    text: "Anybody may hold a role beside the one that their own record names.",
    questions: [...ACCESS, "holders"],
    classes: ALL,
  },
  ZoomGroup: {
    text: "Groups can be named only as far as users' own records name them.",
    questions: ["can", "effective-access", "holders"],
    classes: ofUsers,
  },
  MEMBER_OF: {
    text: "A role that is limited to a group may reach users that only the group's own list names.",
    questions: ["can", "effective-access", "holders"],
    classes: ofUsers,
  },
  ADMIN_OF: {
    text: "Anybody may administer a group.",
    questions: ACCESS,
    classes: only("Group", "GroupMember", "GroupSetting", "User"),
  },
  ZoomApp: {
    text: "Apps and what their scopes reach are missing from every list, or known without their scopes.",
    questions: [...ACCESS, "holders"],
    classes: ALL,
  },
  ZoomRecording: {
    text: "No recording can be asked about by itself, nor who owns it.",
    questions: [...ACCESS, "explain"],
    classes: only("Recording"),
  },
};

/** What it costs that sections which say this are not read; nothing where answers do not rest on it. */
export function costOfUnread(emissions: readonly Emission[], { classes }: Pick<Catalog, "classes">): UnreadCost[] {
  const counted = emissions.filter(({ section }) => !DESCRIBING.has(section));
  const unread = new Set(counted.flatMap(({ kinds, relations }) => [...kinds, ...relations]));
  return Object.entries(ROWS)
    .filter(([name]) => unread.has(name))
    .map(([, { text, questions, classes: of }]) => ({ text, questions, classes: of(classes) }));
}

import type { StoreCheck } from "../../app.ts";

/** What a check may find, by a part of its sentences; the rest of them may name keys. */
const PROBLEMS = [
  "does not match its fingerprint",
  "ends before it begins",
  "is open twice",
  "The newest revision is not the head",
  "it stands at place",
  "it does not match its digest",
  "it does not follow from the one before",
  "its facts do not match their digest",
  "its coverage does not match its digest",
  "its changes do not match",
  "its counts do not match",
  "which does not exist",
  "SQLite:",
  "is in the graph, but no fact says so",
  "is not in the graph as its facts say it",
  "cannot be read",
  "but does not follow from its facts",
  "as it follows from its facts",
  "follows from the facts, but is not in the graph",
  "is in the graph twice",
] as const;

/** A check in numbers. */
export function safeCheck({ revisions, facts, problems, projection }: StoreCheck): unknown {
  const kinds: Record<string, number> = {};
  for (const problem of problems) {
    const kind = PROBLEMS.find((part) => problem.includes(part)) ?? "other";
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return { revisions, facts, problems: problems.length, kinds, projection };
}

import { AccountKeys } from "../../src/model/keys.ts";
import { PERMISSIONS } from "../../src/model/permissions.ts";
import type { TestAccount } from "../accounts/build-account.ts";
import { keysIn } from "../accounts/keys-in-account.ts";
import { canQuestion } from "../conformance/questions/can.ts";
import { effectiveAccessQuestion } from "../conformance/questions/effective-access.ts";
import { explainQuestion } from "../conformance/questions/explain.ts";
import { holdersQuestion } from "../conformance/questions/holders.ts";
import {
  matrixQuestion,
  neighboursQuestion,
  nodeQuestion,
  reportQuestion,
  searchQuestion,
} from "../conformance/questions/lookups.ts";
import type { Question } from "../conformance/questions/question.ts";
import { whoCanQuestion } from "../conformance/questions/who-can.ts";

/** What the graph answers itself, by questions of every sort about an account of account-states.ts: always the same ones. */
export function graphQuestions(state: TestAccount): Question[] {
  const keys = new AccountKeys(state.source, state.account);
  const { principals, groupSets, nodes } = keysIn(state);
  const recordings = nodes.filter((key) => key.startsWith(`${keys.prefix}:recording:`));
  const asking = [...principals.slice(0, 5), ...principals.slice(-6)];
  const resources = [
    keys.set("User"),
    keys.set("Recording"),
    keys.setOf("User", keys.group("g1")),
    ...recordings.slice(0, 4),
  ];
  return [
    ...[...resources, ...groupSets.slice(0, 3)].map((resource) => whoCanQuestion({ resource, extent: "ANY" })),
    whoCanQuestion({ resource: keys.set("User"), extent: "ALL", permissions: ["DataWrite"], expand: true }),
    ...asking.map((principal) => effectiveAccessQuestion({ principal, targets: "MAXIMAL" })),
    ...asking.flatMap((principal, at) =>
      resources.flatMap((resource, other) => {
        const permission = PERMISSIONS[(at + other) % PERMISSIONS.length] ?? "DataRead";
        return [canQuestion({ principal, permission, resource }), explainQuestion({ principal, permission, resource })];
      }),
    ),
    ...["User:Edit", "Recording:Read"].map((code) => holdersQuestion({ kind: "privilege", code }, {})),
    holdersQuestion({ kind: "scope", code: "user:write:admin" }, {}),
    ...[keys.role("r0"), keys.role("r1"), keys.group("g1")].map((key) => holdersQuestion({ kind: "node", key }, {})),
    searchQuestion({ text: "u1", kinds: null }),
    ...[keys.prefix, keys.role("r0"), keys.group("g0"), keys.group("g4")].map((key) => neighboursQuestion({ key })),
    ...[keys.role("r0"), ...principals.slice(0, 2)].map(nodeQuestion),
  ];
}

/** Those, and what the index answers alone. */
export function allQuestions(state: TestAccount): Question[] {
  return [...graphQuestions(state), matrixQuestion(), reportQuestion()];
}

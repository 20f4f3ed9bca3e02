import fc from "fast-check";
import { PERMISSIONS } from "../../../src/model/permissions.ts";
import { cleanText } from "../../../src/store/clean-text.ts";
import { accountWithQuestions } from "../../accounts/arbitrary-question.ts";
import type { TestAccount } from "../../accounts/build-account.ts";
import { keysIn } from "../../accounts/keys-in-account.ts";
import { canQuestion } from "./can.ts";
import { effectiveAccessQuestion } from "./effective-access.ts";
import { explainQuestion } from "./explain.ts";
import { holdersQuestion } from "./holders.ts";
import {
  candidatesQuestion,
  completenessQuestion,
  matrixQuestion,
  neighboursQuestion,
  nodeQuestion,
  reportQuestion,
  searchQuestion,
} from "./lookups.ts";
import type { Question } from "./question.ts";
import { principalsQuestion, whoCanQuestion } from "./who-can.ts";

/** An account, what to ask about it, and how many rows its smallest pages hold. */
export interface Inquiry {
  readonly account: TestAccount;
  readonly questions: readonly Question[];
  readonly pageSize: number;
}

/** A choice made before the account is known. */
type Of<T> = (account: TestAccount) => T;

/** Random questions of all sorts, up to so many of each of the larger ones. */
export function anyInquiry(accounts: fc.Arbitrary<TestAccount>, count: number): fc.Arbitrary<Inquiry> {
  return fc
    .tuple(
      accountWithQuestions(accounts, count),
      fc.array(fc.oneof(anySearch, anyNeighbours, anyNode, anyCandidates), { maxLength: count * 3 }),
      fc.array(anyOdd, { maxLength: 2 }),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([{ account, questions }, lookups, odd, pageSize]) => ({
      account,
      pageSize,
      questions: [
        ...questions.whoCan.flatMap((args) => [whoCanQuestion(args), principalsQuestion(args)]),
        ...questions.effectiveAccess.map(effectiveAccessQuestion),
        ...questions.pairs.map(canQuestion),
        ...questions.pairs.map(explainQuestion),
        ...questions.holders.map(({ entitlement, filter: { origins: _, ...filter } }) =>
          "code" in entitlement
            ? holdersQuestion(entitlement, filter, entitlement)
            : holdersQuestion({ kind: "node", key: entitlement.key }, filter, entitlement),
        ),
        ...lookups.map((make) => make(account)),
        ...odd.map((make) => make(account)),
        matrixQuestion(),
        completenessQuestion(),
        reportQuestion(),
      ],
    }));
}

const anyNumber = fc.nat({ max: 9999 });
const WORDS = ["account", "user", "group", "role", "privilege", "app", "recording", "set", "pseudo"] as const;

function pickFrom<T>(list: readonly T[], at: number): T | undefined {
  return list[at % list.length];
}

/** Everything that has a key in an account, with a node or without, and some that nothing has. */
function keysAround(account: TestAccount): string[] {
  const { accountSets, groupSets, userSets, ownSets, principals, nodes } = keysIn(account);
  const [set = ""] = accountSets;
  const said = account.facts.flatMap((fact) => (fact.type === "node" ? [fact.key] : [fact.from, fact.to]));
  const none = [`${set}:group:nobody`, `${set}:user:nobody`, `${set}s`, "zoom", "nothing at all", `${set}:own:own`];
  const sets = [accountSets, groupSets, userSets, ownSets].flatMap((keys) => keys.slice(0, 6));
  return [...new Set([...said, ...said, ...principals, ...nodes, ...sets, ...none])];
}

/** Texts that nodes of the account carry, as a store keeps them. */
function textsIn(account: TestAccount): string[] {
  return account.facts.flatMap((fact) => {
    if (fact.type !== "node") return [];
    const { email, zoom_id } = fact.properties;
    return [fact.name, email, zoom_id].flatMap((text) => (typeof text === "string" ? [cleanText(text)] : []));
  });
}

const anyText: fc.Arbitrary<Of<string>> = fc
  .tuple(fc.constantFrom("part", "part", "key", "fixed"), anyNumber, anyNumber, fc.nat({ max: 4 }))
  .map(([sort, at, start, length]) => (account) => {
    const fixed = ["a", "A", "zoom", "all ", "member", "İ", "i", "ß", "SS", ".*", "%", "\\", '"', "user:", "é"];
    if (sort === "fixed") return pickFrom(fixed, at) ?? "a";
    const whole = [...(pickFrom(sort === "key" ? keysAround(account) : textsIn(account), at) ?? "")];
    const from = start % (whole.length + 1);
    return whole.slice(from, from + length + 1).join("") || "e";
  });

const anySearch: fc.Arbitrary<Of<Question>> = fc
  .tuple(anyText, fc.option(fc.subarray([...WORDS, "ZoomUser", "ResourceSet"], { minLength: 1, maxLength: 3 })))
  .map(
    ([text, kinds]) =>
      (account) =>
        searchQuestion({ text: text(account), kinds }),
  );

const anyNeighbours: fc.Arbitrary<Of<Question>> = anyNumber.map(
  (at) => (account) => neighboursQuestion({ key: pickFrom(keysAround(account), at) ?? "none" }),
);

const anyNode: fc.Arbitrary<Of<Question>> = anyNumber.map(
  (at) => (account) => nodeQuestion(pickFrom(keysAround(account), at) ?? "none"),
);

const anyCandidates: fc.Arbitrary<Of<Question>> = fc
  .tuple(fc.constantFrom("user", ...WORDS, "nonsense"), anyNumber, fc.boolean(), fc.boolean())
  .map(([word, at, byKey, isOdd]) => (account) => {
    const ids = keysAround(account).map((key) => key.split(":").slice(3).map(decodeURIComponent).join(":"));
    const rest = pickFrom(byKey ? ids : textsIn(account), at) ?? "nobody";
    return candidatesQuestion(word, isOdd ? ` ${rest.toUpperCase()} ` : rest);
  });

/** Questions that name what is not there or does not act, and one role's privilege: the oracle has no opinion of them. */
const anyOdd: fc.Arbitrary<Of<Question>> = fc
  .tuple(fc.nat({ max: 5 }), anyNumber, anyNumber, fc.constantFrom(...PERMISSIONS))
  .map(([sort, at, other, permission]) => (account) => {
    const around = keysAround(account);
    const principal = pickFrom(around, at) ?? "none";
    const resource = pickFrom(around, other) ?? "none";
    const privileges = account.facts.flatMap((fact) =>
      fact.type === "node" && fact.kind === "ZoomRolePrivilege" ? [fact.key] : [],
    );
    const entitlement = { kind: "node", key: pickFrom(sort > 3 ? privileges : around, at) ?? resource } as const;
    const made: Question =
      sort === 0
        ? canQuestion({ principal, permission, resource })
        : sort === 1
          ? explainQuestion({ principal, permission, resource })
          : sort === 2
            ? whoCanQuestion({ resource, extent: "ANY", permissions: [permission] })
            : sort === 3
              ? effectiveAccessQuestion({ principal, targets: "MAXIMAL" })
              : holdersQuestion(entitlement, {});
    const { judge: _, ...unjudged } = made;
    return unjudged;
  });

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact, RelationFact } from "../../src/model/facts.ts";
import { arbitraryAccount } from "./arbitrary-account.ts";
import { accountWithQuestions } from "./arbitrary-question.ts";
import { account, type TestAccount } from "./build-account.ts";
import { keysIn } from "./keys-in-account.ts";
import { TINY_CATALOG } from "./tiny-catalog.ts";

/** What the generator must come up with often enough: every case that docs/semantics.md tells apart. */
const CASES: Readonly<Record<string, (given: TestAccount) => boolean>> = {
  "no facts": ({ facts }) => facts.length === 0,
  "no coverage": ({ coverage }) => coverage.length === 0,
  "everything complete": ({ coverage }) => coverage.length > 0 && coverage.every(({ status }) => status === "complete"),
  "a section in part": ({ coverage }) => coverage.some(({ status }) => status === "partial"),
  "an unread extent": ({ coverage }) => coverage.some(({ status, extent }) => status !== "complete" && extent !== ""),
  "a product that is lacking": ({ lacks }) => lacks.length > 0,
  "a dormant user": (given) => nodes(given, "ZoomUser").some(({ status }) => status === "inactive"),
  "a user without status": (given) => nodes(given, "ZoomUser").some(({ status }) => status === undefined),
  "an invitation": ({ facts }) => facts.some(({ key }) => key.includes(":pending:")),
  "someone without a node": (given) => relations(given, "MEMBER_OF").some(({ from }) => !isNode(given, from)),
  "a group without a node": (given) => relations(given, "MEMBER_OF").some(({ to }) => !isNode(given, to)),
  "groups in groups": (given) => relations(given, "MEMBER_OF").some(({ from }) => from.includes(":group:")),
  "groups in a cycle": (given) => relations(given, "MEMBER_OF").some(({ to }) => isInCycle(given, to)),
  "a role of a group": (given) => relations(given, "HAS_ROLE").some(({ from }) => from.includes(":group:")),
  "a role without a node": (given) => relations(given, "HAS_ROLE").some(({ to }) => !isNode(given, to)),
  "an owner": (given) => relations(given, "HAS_ROLE").some(({ to }) => to.endsWith(":role:0")),
  "several roles of one user": (given) => repeats(relations(given, "HAS_ROLE").map(({ from }) => from)),
  "a role said twice": (given) => repeats(given.facts.map(({ key }) => key)),
  "a privilege limited to groups": (given) => relations(given, "SCOPED_TO").length > 0,
  "a privilege limited to nothing": (given) =>
    nodes(given, "ZoomRolePrivilege").some(({ group_ids }) => Array.isArray(group_ids) && group_ids.length === 0),
  "an unknown code": (given) => nodes(given, "ZoomRolePrivilege").some(({ privilege }) => privilege === "Brand:New"),
  "a group administrator": (given) => relations(given, "ADMIN_OF").length > 0,
  "an app without scopes": (given) =>
    nodes(given, "ZoomApp").length > 0 && !given.facts.some(({ section }) => section === "app"),
  "an unknown scope": (given) =>
    nodes(given, "ZoomApp").some(({ app_scopes }) => Array.isArray(app_scopes) && app_scopes.includes("odd")),
  "several authorizers": (given) => repeats(relations(given, "AUTHORIZED").map(({ to }) => to)),
  "an unknown authorizer": (given) => relations(given, "AUTHORIZED").some(({ from }) => !isNode(given, from)),
  "several owners": (given) => repeats(relations(given, "HOSTED_BY").map(({ from }) => from)),
  "an unknown owner": (given) => relations(given, "HOSTED_BY").some(({ to }) => !isNode(given, to)),
  "an unread share": (given) =>
    given.facts.some(
      ({ key, section }) =>
        section === "recordings" && !given.facts.some((f) => f.key === key && f.section === "recording-shares"),
    ),
  "a hostile key": ({ facts }) => facts.some(({ key }) => key.includes("__proto__")),
  "an emoji": ({ facts }) => facts.some(({ key }) => key.includes("%F0%9F%98%80")),
};

describe("the generator of accounts", () => {
  const sample = fc.sample(arbitraryAccount(), { numRuns: 1500, seed: 20_261_001 });

  it.each(Object.keys(CASES))("makes %s", (name) => {
    const has = CASES[name];
    expect(sample.filter((given) => has?.(given)).length).toBeGreaterThanOrEqual(5);
  });

  it("makes keys and relations that fit together", () => {
    const isRight = (fact: Fact) =>
      fact.key.startsWith("zoom:") &&
      (fact.type === "node" || fact.key === [fact.from, fact.relation, fact.to].join("|"));
    expect(sample.flatMap(({ facts }) => facts.filter((fact) => !isRight(fact)))).toEqual([]);
    const hasRepeats = ({ coverage }: TestAccount) =>
      repeats(coverage.map(({ section, extent }) => `${section} ${extent}`));
    expect(sample.filter(hasRepeats)).toEqual([]);
  });

  it("asks about what is there", () => {
    const asked = fc.sample(accountWithQuestions(arbitraryAccount()), { numRuns: 100, seed: 7 });
    for (const { account: given, questions } of asked) {
      const { principals, classOf } = keysIn(given);
      for (const { principal, resource } of questions.pairs) {
        expect(principals).toContain(principal);
        expect(TINY_CATALOG.classes.map(({ name }) => name)).toContain(classOf(resource));
      }
    }
  });
});

it("an account built by hand is complete in all its sections until it is said otherwise", () => {
  const builder = account()
    .user("ann")
    .group("sales")
    .member("ann", "sales", "users")
    .role("2")
    .role("10", [{ code: "User:Read", groups: ["sales"] }]);
  const { keys } = builder;
  const built = builder.coverage("role", keys.role("10"), "denied").coverage("groups", "", "missing").build();
  const status = (section: string, extent: string) =>
    built.coverage.find((row) => row.section === section && row.extent === extent)?.status;
  expect(status("users", "pending")).toBe("complete");
  expect(status("role", keys.role("10"))).toBe("denied");
  expect(status("role-members", keys.role("10"))).toBe("complete");
  expect(status("role-members", keys.role("2"))).toBeUndefined();
  expect(status("groups", "")).toBeUndefined();
  expect(relations(built, "SCOPED_TO").map(({ section, extent, from, to }) => [section, extent, from, to])).toEqual([
    ["role", keys.role("10"), keys.privilege("10", "User:Read"), keys.group("sales")],
  ]);
  expect(relations(built, "MEMBER_OF")).toMatchObject([{ section: "users", extent: "active" }]);
});

function nodes({ facts }: TestAccount, kind: string) {
  return facts.flatMap((fact) => (fact.type === "node" && fact.kind === kind ? [fact.properties] : []));
}
function relations({ facts }: TestAccount, name: string): RelationFact[] {
  return facts.flatMap((fact) => (fact.type === "relation" && fact.relation === name ? [fact] : []));
}
function isNode({ facts }: TestAccount, key: string): boolean {
  return facts.some((fact) => fact.type === "node" && fact.key === key);
}
function repeats(list: readonly string[]): boolean {
  return new Set(list).size < list.length;
}
function isInCycle(given: TestAccount, start: string): boolean {
  const reached = new Set<string>();
  const walk = (from: string) => {
    for (const { to } of relations(given, "MEMBER_OF").filter((relation) => relation.from === from)) {
      if (!reached.has(to)) walk(reached.add(to) && to);
    }
  };
  walk(start);
  return reached.has(start);
}

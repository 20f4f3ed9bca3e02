import fc from "fast-check";
import { indexCatalog } from "../../src/catalog/catalog.ts";
import { Account } from "../../src/derive/account.ts";
import type { ExtentCoverage } from "../../src/model/coverage.ts";
import type { Fact, NodeFact, Properties } from "../../src/model/facts.ts";
import { makeKey } from "../../src/model/keys.ts";
import { factOfText, textOfFact } from "../../src/store/fact-text.ts";
import { fingerprintOf } from "../../src/store/fingerprint.ts";
import type { Delta } from "../../src/store/graph-store.ts";
import { arbitraryAccount } from "../accounts/arbitrary-account.ts";
import type { TestAccount } from "../accounts/build-account.ts";

/** The states of one account, each of them what a later reading found. */
export type AccountHistory = readonly TestAccount[];

/**
 * Accounts that change: a later state has most of what the one before had, some of another account's, some properties of its own, and
 * now and then all of it is another one's.
 */
export function arbitraryHistory(): fc.Arbitrary<AccountHistory> {
  const one = arbitraryAccount().filter(({ account }) => account === "A");
  const change = fc.record({
    other: one,
    keep: fc.constantFrom(0, 16, 26, 29, 30, 31, 32),
    take: fc.constantFrom(0, 0, 1, 2, 16),
    edits: fc.array(fc.record({ at: fc.nat({ max: 99 }), edit: fc.constantFrom(...EDITS) }), { maxLength: 3 }),
    rolls: fc.infiniteStream(fc.nat({ max: 31 })),
  });
  return fc
    .record({ first: one, changes: fc.array(change, { minLength: 1, maxLength: 3 }) })
    .map(({ first, changes }) => {
      const states = [first];
      for (const { other, keep, take, edits, rolls } of changes) {
        const before = states.at(-1) ?? first;
        const chosen = (limit: number) => Number(rolls.next().value) < limit;
        const facts = mix(before.facts, other.facts, factId, (isNew) =>
          isNew ? chosen(take * 2) : !chosen(32 - keep),
        );
        const coverage = mix(before.coverage, other.coverage, rowId, (isNew) =>
          isNew ? chosen(take) : chosen(keep + 8),
        );
        states.push({ ...before, facts: edited(facts, edits), coverage });
      }
      return states;
    });
}

/** What a store is told of two readings that follow each other. */
export function deltaBetween(before: TestAccount, after: TestAccount): Delta {
  const known = new Map(before.facts.map((fact) => [factId(fact), fact]));
  const same = (fact: Fact) => {
    const old = known.get(factId(fact));
    return old !== undefined && fingerprintOf(old) === fingerprintOf(fact);
  };
  const kept = new Set(after.facts.filter(same).map(factId));
  return {
    opened: after.facts.filter((fact) => !kept.has(factId(fact))),
    closed: before.facts.flatMap(({ key, section }) => (kept.has(`${key}\n${section}`) ? [] : [{ key, section }])),
  };
}

/** The account with its texts as every store gives them back. */
export function accountOf({ facts, coverage, lacks, catalog, source, account }: TestAccount): Account {
  const prefix = makeKey(source, account);
  const kept = facts.map((fact) => factOfText(textOfFact(fact)));
  return Account.read(kept, { catalog: indexCatalog(catalog, "test"), coverage, lacks, prefix });
}

type Edit = (node: NodeFact) => NodeFact;

/** Changes of a node that Zoom may tell of, whatever its kind. */
const EDITS: readonly Edit[] = [
  (node) => ({ ...node, name: node.name === null ? "Named" : null }),
  (node) => ({ ...node, name: `${node.name} again` }),
  (node) =>
    withProperties(node, "ZoomUser", { status: node.properties["status"] === "active" ? "inactive" : "active" }),
  (node) => withProperties(node, "ZoomGroup", { total_members: 7 }),
  (node) => withProperties(node, "ZoomRole", { total_members: 7 }),
  (node) => withProperties(node, "ZoomRolePrivilege", { restricted_to_groups: true }),
  (node) => withProperties(node, "ZoomApp", { app_scopes: ["user:read:admin", "user:read", "odd"] }),
  (node) => withProperties(node, "ZoomRecording", { share_recording: "publicly" }),
  (node) => withProperties(node, "ZoomRecording", { share_recording: "none" }),
];

function withProperties(node: NodeFact, kind: string, properties: Properties): NodeFact {
  return node.kind === kind ? { ...node, properties: { ...node.properties, ...properties } } : node;
}

function edited(facts: readonly Fact[], edits: readonly { readonly at: number; readonly edit: Edit }[]): Fact[] {
  const changed = [...facts];
  for (const { at, edit } of edits) {
    const index = facts.length === 0 ? 0 : at % facts.length;
    const fact = changed[index];
    if (fact?.type === "node") changed[index] = edit(fact);
  }
  return changed;
}

/** Some of what was there and some of what is new; where both have one thing, the old one or the new one. */
function mix<T>(
  before: readonly T[],
  other: readonly T[],
  idOf: (item: T) => string,
  choose: (isNew: boolean) => boolean,
): T[] {
  const mixed = new Map(before.filter(() => choose(false)).map((item) => [idOf(item), item]));
  for (const item of other) if (choose(true)) mixed.set(idOf(item), item);
  return [...mixed.values()];
}

function factId({ key, section }: Fact): string {
  return `${key}\n${section}`;
}

function rowId({ section, extent }: ExtentCoverage): string {
  return `${section}\n${extent}`;
}

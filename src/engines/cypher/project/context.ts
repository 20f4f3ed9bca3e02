import type { Catalog } from "../../../catalog/catalog.ts";
import { Account } from "../../../derive/account.ts";
import { setOfKind } from "../../../derive/projection.ts";
import type { ExtentCoverage } from "../../../model/coverage.ts";
import { type Fact, type Properties, relationKey } from "../../../model/facts.ts";
import { AccountKeys } from "../../../model/keys.ts";
import { KINDS } from "../../../model/kinds.gen.ts";

/** What a projection follows from beside the graph. */
export interface ProjectionContext {
  readonly keys: AccountKeys;
  readonly catalog: Catalog;
  /** Sorted. */
  readonly lacks: readonly string[];
}

/** The kind of the node that has all others as its resources. */
export const ACCOUNT_KIND = "ZoomAccount";

export function contextOf(account: string, catalog: Catalog, lacks: readonly string[]): ProjectionContext {
  return { keys: new AccountKeys("zoom", account), catalog, lacks: [...new Set(lacks)].sort() };
}

/** A part of the account, enough to derive some grants: as one section would say it that united all others. */
export function partialAccount(
  { keys, catalog, lacks }: ProjectionContext,
  facts: readonly Fact[],
  coverage: readonly ExtentCoverage[] = [],
): Account {
  return Account.read(facts, { catalog, coverage, lacks, prefix: keys.prefix });
}

const SAID = { section: "graph", extent: "" } as const;

export function nodeOf(kind: string, key: string, properties: Properties = {}): Fact {
  return { type: "node", ...SAID, key, kind, name: null, properties };
}

export function relationOf(from: string, relation: string, to: string): Fact {
  return { type: "relation", ...SAID, key: relationKey(from, relation, to), from, relation, to, properties: {} };
}

/** The account's set that nodes of a kind are part of, by kind; kinds that cannot be acted on are not among them. */
export function setsByKind({ keys, catalog }: ProjectionContext): Record<string, string> {
  const sets = KINDS.map(({ kind }) => [kind, setOfKind(keys, catalog, kind)] as const);
  return Object.fromEntries(sets.flatMap(([kind, set]) => (set === undefined ? [] : [[kind, set]])));
}

import type { Capability } from "../../catalog/capability.ts";
import type { Catalog, Pair } from "../../catalog/catalog.ts";
import { GROUP_ADMIN_REACH } from "../../derive/grants/group-admins.ts";

export function capabilitiesById({ capabilities }: Catalog): ReadonlyMap<string, Capability> {
  return new Map(capabilities.map((capability) => [capability.id, capability]));
}

/** What the catalog does not know. */
const UNCATEGORIZED: Pair = { class: "Account", permission: "Uncategorized" };

const GROUP_ADMIN_PAIRS: readonly Pair[] = GROUP_ADMIN_REACH.flatMap(({ class: className, permissions }) =>
  permissions.map((permission) => ({ class: className, permission })),
);

/** Each class and permission that anybody has or may have: by the catalog, by rules, and by the grants that are given. */
export function askedPairs(catalog: Catalog, grants: Iterable<Pair>): readonly Pair[] {
  const pairs = [...catalog.pairs, UNCATEGORIZED, ...GROUP_ADMIN_PAIRS, ...grants];
  const distinct = new Map(pairs.map((pair) => [pairId(pair), pair]));
  return [...distinct.values()].map(({ class: className, permission }) => ({ class: className, permission }));
}

/** `class|permission` of everything that somebody of whom nothing is known might have. */
export function anythingPairs({ pairs }: Catalog): ReadonlySet<string> {
  return new Set([...pairs, UNCATEGORIZED].map(pairId));
}

function pairId({ class: className, permission }: Pair): string {
  return `${className}|${permission}`;
}

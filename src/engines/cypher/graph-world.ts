import { Account } from "../../derive/account.ts";
import { type Fact, type NodeFact, type Properties, type RelationFact, relationKey } from "../../model/facts.ts";
import { parseSetKey } from "../../model/keys.ts";
import { GrantTable } from "../answers/grant-table.ts";
import { knownOwners } from "../answers/resources.ts";
import type { ShownGrant } from "../answers/shown-grant.ts";
import { World } from "../answers/world.ts";
import type { CypherContext } from "./context.ts";
import type { GrantList, GrantRow, NodeRow, RelationRow, WorldRows } from "./world-rows.ts";

/** The part of the account that a question read, for what answers are written from. */
export function worldOf(context: CypherContext, { nodes, relations, grants = [], owners = [] }: WorldRows): World {
  const { catalog, coverage, lacks, keys, revision, capabilities } = context;
  const facts = [...nodes.flatMap(nodeFacts), ...relations.flatMap(relationFacts)];
  const account = Account.read(facts, { catalog, coverage, lacks, prefix: keys.prefix });
  const known = knownOwners(account);
  for (const owner of [...owners, ...grants.flatMap(({ target }) => parseSetKey(target)?.owner ?? [])]) {
    (owner.startsWith(keys.node("group", "")) ? known.groups : known.users).add(owner);
  }
  return new World({ account, grants: new GrantTable(grants.map(grantOf)), revision, capabilities, owners: known });
}

/** Facts that say as much of a node as was read of it. */
function nodeFacts({ key, kind, name, properties = {}, facts }: NodeRow): NodeFact[] {
  if (facts !== undefined) return facts.map((text) => nodeFactOf(key, text));
  if (kind === null) return [];
  const own = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)) as Properties;
  return [{ type: "node", key, kind, name: name ?? null, properties: own, section: "", extent: "" }];
}

/** A member of `_facts`: `[revision, fingerprint, section, what it says]`. */
function nodeFactOf(key: string, text: string): NodeFact {
  const [, , section, said] = JSON.parse(text) as [number, string, string, Omit<NodeFact, "type" | "key" | "section">];
  return { type: "node", key, section, ...said };
}

function relationFacts({ from, type, to, sections }: RelationRow): RelationFact[] {
  const fact = { type: "relation", key: relationKey(from, type, to), from, relation: type, to } as const;
  return sections.map((section) => ({ ...fact, section, extent: "", properties: {} }) satisfies Fact);
}

export function grantRow(list: GrantList): GrantRow {
  const [permission, holder, target, className, origin, value, state, bound, facts] = list;
  const [capability, capabilities, rule, unreadSection, unreadExtent] = list.slice(9) as ListEnd;
  const required = { permission, holder, target, class: className, origin, value, state, bound, facts, capabilities };
  return {
    ...required,
    ...(capability === null ? {} : { capability }),
    ...(rule === null ? {} : { rule }),
    ...(unreadSection === null ? {} : { unreadSection, unreadExtent: unreadExtent ?? "" }),
  };
}

type ListEnd = [string | null, number, string | null, string | null, string | null];

export function grantOf(row: GrantRow): ShownGrant {
  const { permission, holder, target, state, bound, facts } = row;
  return {
    permission,
    holder,
    target,
    state,
    bound,
    facts,
    class: row.class,
    origin: { kind: row.origin, value: row.value },
    codes: row.codes ?? null,
    capabilities: row.capability === undefined ? [] : [row.capability],
    capabilityCount: row.capabilities,
    rule: row.rule ?? null,
    unread: row.unreadSection === undefined ? null : { section: row.unreadSection, extent: row.unreadExtent ?? "" },
  };
}

/** What two statements read of one account. */
export function united(first: WorldRows, second: WorldRows): WorldRows {
  return {
    nodes: [...first.nodes, ...second.nodes],
    relations: [...first.relations, ...second.relations],
    grants: [...(first.grants ?? []), ...(second.grants ?? [])],
    owners: [...(first.owners ?? []), ...(second.owners ?? [])],
  };
}

import { Account } from "../../derive/account.ts";
import { type Fact, type NodeFact, type Properties, type RelationFact, relationKey } from "../../model/facts.ts";
import { parseSetKey } from "../../model/keys.ts";
import { GrantTable } from "../answers/grant-table.ts";
import { knownOwners } from "../answers/resources.ts";
import { World } from "../answers/world.ts";
import type { CypherContext } from "./context.ts";
import { grantOf } from "./grant-rows.ts";
import type { NodeRow, RelationRow, WorldRows } from "./world-rows.ts";

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

/** What two statements read of one account. */
export function united(first: WorldRows, second: WorldRows): WorldRows {
  return {
    nodes: [...first.nodes, ...second.nodes],
    relations: [...first.relations, ...second.relations],
    grants: [...(first.grants ?? []), ...(second.grants ?? [])],
    owners: [...(first.owners ?? []), ...(second.owners ?? [])],
  };
}

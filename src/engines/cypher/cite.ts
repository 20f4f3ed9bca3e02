import type { AskOptions } from "../../access/engine.ts";
import { parseSetKey } from "../../model/keys.ts";
import type { ProofSketch } from "../answers/proofs.ts";
import type { World } from "../answers/world.ts";
import type { CypherContext } from "./context.ts";
import { worldOf } from "./graph-world.ts";
import type { WorldRows } from "./world-rows.ts";

export interface Cited {
  /** Keys that an answer shows whole, with all that is known of a node. */
  readonly shown: readonly string[];
  readonly proofs: readonly ProofSketch[];
}

/** A world of just what is needed to write an answer: its nodes, and the relations and nodes of its proofs. */
export async function cite(context: CypherContext, { shown, proofs }: Cited, options?: AskOptions): Promise<World> {
  const facts = new Set(proofs.flatMap((proof) => proof.facts));
  const keys = new Set([...shown, ...proofs.flatMap(keysOf), ...[...facts].flatMap((fact) => endsOf(fact))]);
  // A group that an answer names is one, though it has no node and nothing that is cited says so.
  const isGroup = (key: string) => key.startsWith(context.keys.node("group", ""));
  const owners = [...keys].flatMap((key) => parseSetKey(key)?.owner ?? (isGroup(key) ? key : []));
  const isNode = (key: string) => parseSetKey(key) === undefined;
  const whole = new Set(shown.filter(isNode));
  const parameters = {
    shown: [...whole],
    named: [...new Set([...keys, ...owners])].filter((key) => isNode(key) && !whole.has(key)),
    facts: [...facts].map((fact) => fact.split("|")),
  };
  const rows = (await context.graph.one("cite", parameters, options)) as unknown as WorldRows;
  return worldOf(context, { ...rows, owners });
}

function keysOf({ principal, resource, reached }: ProofSketch): string[] {
  return [principal, resource, reached.grant.holder, reached.target.key];
}

function endsOf(fact: string): string[] {
  const [from = "", , to = ""] = fact.split("|");
  return [from, to];
}

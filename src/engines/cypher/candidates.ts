import { compareBytes } from "../../model/facts.ts";
import { type AccountKeys, idOfKey, makeKey, normalizeEmail } from "../../model/keys.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import type { CypherContext } from "./context.ts";
import type { Graph } from "./graph.ts";

/** The second parts of keys of nodes: by them the graph's index of ids is asked. */
const KEY_WORDS = [...new Set([...KINDS.map(({ word }) => word), "pending", "email"])];

/** Keys of nodes of a kind's word: by Zoom's id, else by e-mail, else by exact name. */
export async function candidates(
  { graph, keys }: CypherContext,
  word: string,
  rest: string,
): Promise<readonly string[]> {
  const kind = KINDS.find((declared) => declared.word === word);
  if (kind === undefined) return [];
  const byId = await byIds(graph, keys, kind.kind, word, rest);
  if (byId.length > 0) return byId;
  if (Object.hasOwn(kind.properties, "email")) {
    const byEmail = await byProperty(graph, kind.kind, "email", normalizeEmail(rest));
    if (byEmail.length > 0) return byEmail;
  }
  return byProperty(graph, kind.kind, "name", rest);
}

/** The e-mail in an invitation's key is no id. */
async function byIds(graph: Graph, keys: AccountKeys, kind: string, word: string, rest: string): Promise<string[]> {
  const own = `${keys.prefix}:${makeKey(word, rest)}`;
  const invitation = `${keys.prefix}:pending:`;
  const parameters = { key: own, ids: idsEndingWith(keys, rest), zoomId: rest };
  const { found } = await graph.one("candidates", parameters, { names: { KIND: kind } });
  return (found as { readonly key: string; readonly hasZoomId: boolean }[])
    .filter(({ key, hasZoomId }) => key === own || hasZoomId || !key.startsWith(invitation))
    .map(({ key }) => key)
    .sort(compareBytes);
}

/** Ids of which all after the second colon is the text: `A:user:x` for `x`. */
function idsEndingWith({ prefix }: AccountKeys, rest: string): string[] {
  const [first = "", ...others] = idOfKey(prefix).split(":");
  const [second] = others;
  return second === undefined ? KEY_WORDS.map((word) => `${first}:${word}:${rest}`) : [`${first}:${second}:${rest}`];
}

async function byProperty(graph: Graph, kind: string, property: "email" | "name", value: string): Promise<string[]> {
  const names = { KIND: kind, PROPERTY: property };
  const { keys } = await graph.one("candidates-by", { value }, { names });
  return [...(keys as string[])].sort(compareBytes);
}

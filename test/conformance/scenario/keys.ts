import { AccountKeys } from "../../../src/model/keys.ts";

export const keys = new AccountKeys("zoom", "A");

/** The key that a scenario's short reference means. */
export function keyOf(reference: string): string {
  const [, word = "", id = ""] = /^([a-z]+):(.+)$/su.exec(reference) ?? [];
  if (word === "set") return setOf(id);
  if (word === "role") {
    const [, role, code] = /^([^:]+):privilege:(.+)$/su.exec(id) ?? [];
    if (role !== undefined && code !== undefined) return keys.privilege(role, code);
  }
  return keys.node(word, id);
}

function setOf(rest: string): string {
  const [, className = rest, owner] = /^([A-Za-z]+)(?::(.+))?$/su.exec(rest) ?? [];
  if (owner === undefined) return keys.set(className);
  return owner === "own" ? keys.ownSet(className) : keys.setOf(className, keyOf(owner));
}

/** `user:ann HAS_ROLE role:10` as the key of the relation. */
function factOf(text: string): string {
  const [from = "", relation = "", to = ""] = text.split(" ");
  return `${keyOf(from)}|${relation}|${keyOf(to)}`;
}

export function factsOf(texts: readonly string[]): string[] {
  return texts.map(factOf).sort();
}

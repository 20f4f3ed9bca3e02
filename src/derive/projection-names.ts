import { idOfKey, type PseudoPrincipal, parseSetKey } from "../model/keys.ts";

/** What the graph calls things that no section names. */
export const PSEUDO_NAMES: Readonly<Record<PseudoPrincipal, string>> = {
  Everyone: "Everyone with a public link",
  AccountMembers: "Every member of the account",
};

/** A key without a name: `group:sales` for `zoom:A:group:sales`. */
export function nameOfKey(key: string): string {
  return idOfKey(key).split(":").slice(1).join(":");
}

/** The name of a set; `ownerName` is what its owner is called, if anything. */
export function setName(setKey: string, ownerName: string | null): string {
  const set = parseSetKey(setKey);
  if (set === undefined) return nameOfKey(setKey);
  if (set.level === "own") return `each member's own ${set.className}`;
  return set.owner === null ? `all ${set.className}` : `${set.className} of ${ownerName ?? nameOfKey(set.owner)}`;
}

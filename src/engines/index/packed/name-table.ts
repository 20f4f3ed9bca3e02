import type { AccountNode } from "../../../derive/account-graph.ts";
import { NumberList } from "../../../lib/number-list.ts";
import type { SectionArray } from "../../../lib/sections/memory-sections.ts";
import type { Sections } from "../../../lib/sections/sections.ts";
import { idOfKey } from "../../../model/keys.ts";
import { stableOrder } from "./sparse-rows.ts";

const FIELDS = ["id", "email", "name"] as const;
export type NameField = (typeof FIELDS)[number];

/** What people call a node by. */
export function namesOf({ key, name, properties }: AccountNode): readonly (readonly [NameField, string])[] {
  const { zoom_id: zoomId, email } = properties;
  const names: [NameField, string][] = [];
  const tail = tailOf(key);
  if (tail !== undefined) names.push(["id", tail]);
  if (typeof zoomId === "string" && zoomId !== tail) names.push(["id", zoomId]);
  if (typeof email === "string") names.push(["email", email]);
  if (name !== null) names.push(["name", name]);
  return names;
}

/** What follows the kind's word in the key. The e-mail in an invitation's key is no id: who accepted it during a run is there twice, and then the reference is ambiguous. */
function tailOf(key: string): string | undefined {
  return key.split(":")[2] === "pending" ? undefined : idOfKey(key).split(":").slice(2).join(":");
}

/** Collects names while nodes come in; a node that comes again may leave names behind that it has no more. */
export class NameWriter {
  readonly #hashes = new NumberList();
  readonly #owners = new NumberList();

  /** Whatever number the owner has now; `pack` gives its id. */
  add(owner: number, node: AccountNode): void {
    for (const [field, text] of namesOf(node)) {
      this.#hashes.push(hashOf(node.kind, field, text));
      this.#owners.push(owner);
    }
  }

  pack(arrays: Map<string, SectionArray>, idOf: (owner: number) => number): void {
    const hashes = this.#hashes.toArray();
    const byLow = stableOrder(hashes.map((hash) => hash & 0xffff));
    const sorted = stableOrder(
      hashes.map((hash) => hash >>> 16),
      byLow,
    );
    arrays.set(
      "names.hashes",
      sorted.map((at) => hashes[at] as number),
    );
    arrays.set(
      "names.ids",
      sorted.map((at) => idOf(this.#owners.at(at))),
    );
  }
}

/** Finds nodes by what they are called: those that may be, of which the reader of the nodes keeps those that are. */
export class NameTable {
  readonly #hashes: Uint32Array;
  readonly #ids: Uint32Array;

  constructor(sections: Sections) {
    this.#hashes = sections.u32("names.hashes");
    this.#ids = sections.u32("names.ids");
  }

  /** Ids, in order, each once. */
  maybe(kind: string, field: NameField, text: string): number[] {
    const hash = hashOf(kind, field, text);
    const hashes = this.#hashes;
    let low = 0;
    let high = hashes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((hashes[middle] as number) < hash) low = middle + 1;
      else high = middle;
    }
    const found = new Set<number>();
    for (; low < hashes.length && hashes[low] === hash; low++) found.add(this.#ids[low] as number);
    return [...found].sort((a, b) => a - b);
  }
}

/** FNV-1a over UTF-16 units, mixed once more. */
function hashOf(kind: string, field: string, text: string): number {
  let hash = 0x811c9dc5;
  for (const part of [kind, field, text]) {
    for (let at = 0; at < part.length; at++) hash = Math.imul(hash ^ part.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

import { asciiJson } from "../../lib/safe-json.ts";
import type { PackedGraph } from "./packed/packed-graph.ts";
import type { UserSets } from "./user-sets.ts";

/** What lists show of users, as JSON: some hundred bytes a user, made when a list first shows it. */
export class UserHeads {
  readonly #graph: PackedGraph;
  readonly #userSets: UserSets;
  readonly #known: string[] = [];

  constructor(graph: PackedGraph, userSets: UserSets) {
    this.#graph = graph;
    this.#userSets = userSets;
  }

  /** Of the user that has this number. */
  json(number: number): string {
    const known = this.#known[number];
    if (known !== undefined) return known;
    const id = this.#userSets.id(number);
    const { name, email } = this.#graph.headAt(id);
    const json = headJson({ key: this.#graph.keys.read(id), kind: "ZoomUser", name, email });
    this.#known[number] = json;
    return json;
  }
}

/** A principal as a row of a long list has it. */
export function headJson(head: {
  readonly key: string;
  readonly kind: string;
  readonly name: string | null;
  readonly email: string | null;
}): string {
  const { key, kind, name, email } = head;
  const json = `{"key":${asciiJson(key)},"kind":${asciiJson(kind)},"name":${asciiJson(name)},"email":${asciiJson(email)}}`;
  // A copy: what is put together keeps alive the larger texts that its pieces were cut from.
  return Buffer.from(json).toString();
}

import { compareBytes } from "../../model/facts.ts";
import { firstAfter } from "../answers/first-after.ts";
import type { SharedReader, SharedRows } from "../answers/shared-targets.ts";
import type { WholeWorld } from "./whole-world.ts";

/** Finds shared recordings in the index. */
export class SharedRecordings implements SharedReader {
  readonly #world: WholeWorld;

  constructor(world: WholeWorld) {
    this.#world = world;
  }

  async count(rows: SharedRows): Promise<number> {
    const { account, closures } = this.#world;
    const hidden = new Set<string>();
    for (const host of new Set([...rows.hosts, ...rows.groups.flatMap((group) => [...closures.actingAs(group)])])) {
      for (const key of account.from("HOSTED_BY", host)) if (this.#isShared(key, rows)) hidden.add(key);
    }
    return this.#lists(rows).reduce((sum, list) => sum + list.length, 0) - hidden.size;
  }

  async after(rows: SharedRows, { after, limit }: { readonly after: string; readonly limit: number }) {
    const keys = this.#lists(rows).flatMap((list) => this.#firstAfter(list, after, limit, rows));
    return { keys: keys.sort(compareBytes).slice(0, limit), world: this.#world };
  }

  #firstAfter(list: readonly string[], after: string, limit: number, rows: SharedRows): string[] {
    const found: string[] = [];
    const start = firstAfter(list.length, (at) => list[at] as string, after);
    for (let at = start; at < list.length && found.length < limit; at++) {
      const key = list[at] as string;
      if (!this.#isHidden(key, rows)) found.push(key);
    }
    return found;
  }

  /** Whether a larger target has a recording, by one of its hosts or their groups. */
  #isHidden(key: string, { hosts, groups }: SharedRows): boolean {
    const { account, closures } = this.#world;
    return account
      .to("HOSTED_BY", key)
      .some((host) => hosts.includes(host) || groups.some((group) => closures.groupsOf(host).has(group)));
  }

  #lists({ holders }: SharedRows): readonly (readonly string[])[] {
    return holders.map((holder) => this.#world.sharedWith(holder));
  }

  #isShared(key: string, { holders }: SharedRows): boolean {
    return this.#world.grants
      .on(key)
      .some(({ origin, holder }) => origin.kind === "share-link" && holders.includes(holder));
  }
}

import type { Pair } from "../../../catalog/catalog.ts";
import type { Account } from "../../../derive/account.ts";
import type { PossibleGrant } from "../../../derive/grant.ts";
import { possibleShare, SHARED_CLASS, type Share, shareHolder } from "../../../derive/grants/share-links.ts";
import { getOrMake } from "../../../lib/maps.ts";
import { FLAGS } from "./flags.ts";
import type { PackedGraph } from "./packed-graph.ts";

const SHARES: readonly Share[] = ["publicly", "internally"];
const NONE: readonly never[] = [];

/** The grants of shared recordings, or those that recordings of unknown sharing may give: of each holder a list of recordings. */
export class ShareLinks {
  readonly #account: Account;
  readonly #graph: PackedGraph;
  readonly #flags: Readonly<Record<Share, number>>;
  readonly #holders: ReadonlyMap<string, Share>;
  readonly #ids = new Map<number, Uint32Array>();
  readonly #made = new Map<Share, readonly PossibleGrant[]>();

  constructor(account: Account, graph: PackedGraph, which: "shared" | "unread") {
    const { publicly, internally, unreadShare } = FLAGS;
    this.#account = account;
    this.#graph = graph;
    this.#flags = which === "shared" ? { publicly, internally } : { publicly: unreadShare, internally: unreadShare };
    this.#holders = new Map(SHARES.map((share) => [shareHolder(account, share), share]));
  }

  /** Ids of the recordings that a holder has by links, in order. */
  idsOf(holder: string): Uint32Array {
    const share = this.#holders.get(holder);
    if (share === undefined) return new Uint32Array();
    const flag = this.#flags[share];
    return getOrMake(this.#ids, flag, () => this.#graph.withFlag(flag));
  }

  between(holder: string, target: string): readonly PossibleGrant[] {
    const share = this.#holders.get(holder);
    return share !== undefined && this.#has(target, share) ? [possibleShare(this.#account, target, share)] : NONE;
  }

  on(target: string): readonly PossibleGrant[] {
    return SHARES.filter((share) => this.#has(target, share)).map((share) =>
      possibleShare(this.#account, target, share),
    );
  }

  of(holder: string, className: string): readonly PossibleGrant[] {
    return className === SHARED_CLASS ? this.all(holder) : NONE;
  }

  all(holder: string): readonly PossibleGrant[] {
    const share = this.#holders.get(holder);
    if (share === undefined) return NONE;
    return getOrMake(this.#made, share, () =>
      Array.from(this.idsOf(holder), (id) => possibleShare(this.#account, this.#graph.keys.key(id), share)),
    );
  }

  holdersOver(className: string): readonly string[] {
    return className === SHARED_CLASS ? this.#having() : NONE;
  }

  pairs(): readonly Pair[] {
    return this.#having().length === 0 ? NONE : [{ class: SHARED_CLASS, permission: "DataRead" }];
  }

  #having(): string[] {
    return [...this.#holders.keys()].filter((holder) => this.idsOf(holder).length > 0);
  }

  #has(target: string, share: Share): boolean {
    const id = this.#graph.keys.id(target);
    return id >= 0 && this.#graph.flagged(id, this.#flags[share]);
  }
}

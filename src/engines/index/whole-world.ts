import type { AccessEngine } from "../../access/engine.ts";
import type { Catalog, Pair } from "../../catalog/catalog.ts";
import { Account } from "../../derive/account.ts";
import type { Sections } from "../../lib/sections/sections.ts";
import { capabilitiesById } from "../answers/catalog-views.ts";
import { World } from "../answers/world.ts";
import { Names } from "./names.ts";
import { FlaggedKeys } from "./packed/flagged-keys.ts";
import { FLAGS } from "./packed/flags.ts";
import { NameTable } from "./packed/name-table.ts";
import { openCoverage } from "./packed/packed-coverage.ts";
import { PackedGrants } from "./packed/packed-grants.ts";
import { PackedGraph } from "./packed/packed-graph.ts";
import { SearchText } from "./packed/search-text.ts";
import { ShareLinks } from "./packed/share-links.ts";
import type { IndexAbout } from "./packed/write-index.ts";
import { UserHeads } from "./user-heads.ts";
import { UserSets } from "./user-sets.ts";

export interface WorldInput {
  readonly sections: Sections;
  readonly catalog: Catalog;
  readonly revision: AccessEngine["revision"];
  readonly lacks: readonly string[];
}

/** Everything that the questions of one revision read; never changed. */
export class WholeWorld extends World {
  declare readonly grants: PackedGrants;
  readonly graph: PackedGraph;
  readonly shares: ShareLinks;
  readonly userSets: UserSets;
  readonly #sections: Sections;
  readonly #about: IndexAbout;
  #possible: PackedGrants | undefined;
  #unreadShares: ShareLinks | undefined;
  #names: Names | undefined;
  #searched: SearchText | undefined;
  #heads: UserHeads | undefined;

  constructor({ sections, catalog, revision, lacks }: WorldInput) {
    const about = sections.about as IndexAbout;
    const graph = new PackedGraph(sections, about.graph);
    const coverage = openCoverage(about.coverage, sections.cold("coverage"));
    const account = new Account(graph, { catalog, coverage, lacks, prefix: about.prefix });
    const { capabilities } = catalog;
    const shares = new ShareLinks(account, graph, "shared");
    super({
      account,
      grants: new PackedGrants(sections, "grants", { classes: about.grantClasses, capabilities, shares }),
      revision,
      capabilities: capabilitiesById(catalog),
      owners: { groups: new FlaggedKeys(graph, FLAGS.group), users: new FlaggedKeys(graph, FLAGS.user) },
    });
    this.graph = graph;
    this.shares = shares;
    this.userSets = new UserSets(graph);
    this.#sections = sections;
    this.#about = about;
  }

  /** Each of these is read when a question first needs it. */
  get possible(): PackedGrants {
    this.#possible ??= new PackedGrants(this.#sections, "possible", {
      classes: this.#about.possibleClasses,
      capabilities: this.account.catalog.capabilities,
      shares: this.unreadShares,
    });
    return this.#possible;
  }
  get unreadShares(): ShareLinks {
    this.#unreadShares ??= new ShareLinks(this.account, this.graph, "unread");
    return this.#unreadShares;
  }
  get names(): Names {
    this.#names ??= new Names(this.graph, new NameTable(this.#sections));
    return this.#names;
  }
  get searched(): SearchText {
    this.#searched ??= new SearchText(this.#sections);
    return this.#searched;
  }

  get userHeads(): UserHeads {
    this.#heads ??= new UserHeads(this.graph, this.userSets);
    return this.#heads;
  }

  /** Each class and permission that anybody has or may have. */
  get pairs(): readonly Pair[] {
    return this.#about.pairs;
  }

  /** Why a gap is one, where it is not the coverage that says so. */
  get reasons(): ReadonlyMap<string, string> {
    return new Map(Object.entries(this.#about.reasons));
  }

  /** The gaps of what anybody may have of a class and permission. */
  gapsOf(className: string, permission: string): readonly string[] {
    const pair = `${className}|${permission}`;
    return Object.hasOwn(this.#about.gaps, pair) ? (this.#about.gaps[pair] ?? []) : [];
  }

  /** The gaps of what anybody may have of anything. */
  get allGaps(): readonly string[] {
    return Object.values(this.#about.gaps).flat();
  }
}

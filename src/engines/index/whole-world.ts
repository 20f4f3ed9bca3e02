import type { AccessEngine } from "../../access/engine.ts";
import type { Catalog, Pair } from "../../catalog/catalog.ts";
import { Account } from "../../derive/account.ts";
import { Closures } from "../../derive/closures.ts";
import { deriveGrants } from "../../derive/derive.ts";
import type { PossibleGrant } from "../../derive/grant.ts";
import { getOrMake } from "../../lib/maps.ts";
import type { ExtentCoverage } from "../../model/coverage.ts";
import { compareBytes, type Fact } from "../../model/facts.ts";
import { makeKey } from "../../model/keys.ts";
import { askedPairs, capabilitiesById } from "../answers/catalog-views.ts";
import type { KnownOwners } from "../answers/resources.ts";
import { World } from "../answers/world.ts";
import { Names } from "./names.ts";
import { UserSets } from "./user-sets.ts";

export interface WorldInput {
  readonly facts: Iterable<Fact>;
  readonly coverage: readonly ExtentCoverage[];
  readonly catalog: Catalog;
  readonly revision: AccessEngine["revision"] & { readonly account: string };
  readonly lacks: readonly string[];
  /** Whose sets there are, where the facts are only some of a revision's. */
  readonly owners?: KnownOwners;
}

/** Everything that the questions of one revision read; built once, never changed. */
export class WholeWorld extends World {
  readonly possible: readonly PossibleGrant[];
  readonly coverage: readonly ExtentCoverage[];
  /** Each class and permission that anybody has or may have. */
  readonly pairs: readonly Pair[];
  readonly #names = new Map<string, Names>();
  readonly #shared = new Map<string, readonly string[]>();
  #userSets: UserSets | undefined;

  constructor({ facts, coverage, catalog, revision, lacks, owners }: WorldInput) {
    const prefix = makeKey("zoom", revision.account);
    const account = Account.read(facts, { catalog, coverage, lacks, ...(revision.account === "" ? {} : { prefix }) });
    const closures = new Closures(account);
    const { grants, possible } = deriveGrants(account, closures);
    super({ account, closures, grants, revision, capabilities: capabilitiesById(catalog), owners });
    this.possible = possible;
    this.coverage = coverage;
    this.pairs = askedPairs(catalog, [...grants, ...possible]);
  }

  /** Keys of the recordings that links share with a pseudo-principal, in byte order. */
  sharedWith(pseudo: string): readonly string[] {
    return getOrMake(this.#shared, pseudo, () =>
      this.grants
        .of(pseudo, "Recording")
        .filter(({ origin }) => origin.kind === "share-link")
        .map(({ target }) => target)
        .sort(compareBytes),
    );
  }

  /** Made for a kind when somebody first asks for one of its nodes by name. */
  namesOf(kind: string): Names {
    return getOrMake(this.#names, kind, () => new Names(this.account, kind));
  }

  /** Made when a question first needs them: a proof is replayed without. */
  get userSets(): UserSets {
    this.#userSets ??= new UserSets(this.account, this.users);
    return this.#userSets;
  }
}

import type { AccessEngine } from "../../access/engine.ts";
import type { Catalog, Pair } from "../../catalog/catalog.ts";
import { Account } from "../../derive/account.ts";
import { Closures } from "../../derive/closures.ts";
import { deriveGrants } from "../../derive/derive.ts";
import type { PossibleGrant } from "../../derive/grant.ts";
import type { ExtentCoverage } from "../../model/coverage.ts";
import type { Fact } from "../../model/facts.ts";
import { makeKey } from "../../model/keys.ts";
import { askedPairs, capabilitiesById } from "../answers/catalog-views.ts";
import type { KnownOwners } from "../answers/resources.ts";
import { World } from "../answers/world.ts";

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
}

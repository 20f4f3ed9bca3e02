import type { AccessEngine } from "../access/engine.ts";
import { type Catalog, loadCatalog } from "../catalog/catalog.ts";
import type { Config } from "../config/load-config.ts";
import type { Clock } from "../lib/clock.ts";
import { WhocanError } from "../lib/errors.ts";
import type { Revision } from "../store/graph-store.ts";

/** What every engine is made of, beside facts. */
export class EngineParts {
  readonly catalog: Catalog;
  readonly lacks: readonly string[];
  readonly #clock: Clock;

  /** CONFIG_INVALID when `lacks` names a product that no class needs. */
  constructor({ lacks }: Config, clock: Clock) {
    this.catalog = loadCatalog();
    this.lacks = [...new Set(lacks)].sort();
    this.#clock = clock;
    assertProducts(lacks, this.catalog);
  }

  of({ number, at, account }: Revision): {
    readonly catalog: Catalog;
    readonly revision: AccessEngine["revision"] & { readonly account: string };
    readonly lacks: readonly string[];
    readonly clock: Clock;
  } {
    const revision = { number, at, account, catalogDigest: this.catalog.digest };
    return { catalog: this.catalog, revision, lacks: this.lacks, clock: this.#clock };
  }

  /** What a graph must hold to answer of the revision. */
  expected({ number }: Revision): {
    readonly revision: number;
    readonly catalogDigest: string;
    readonly lacks: readonly string[];
  } {
    return { revision: number, catalogDigest: this.catalog.digest, lacks: this.lacks };
  }
}

function assertProducts(lacks: readonly string[], catalog: Catalog): void {
  const known = [...new Set([...catalog.classes.values()].map(({ product }) => product))].filter(
    (each) => each !== null,
  );
  const unknown = lacks.find((product) => !known.includes(product));
  if (unknown === undefined) return;
  throw new WhocanError("CONFIG_INVALID", `lacks names no product: ${unknown}.`, {
    field: "lacks",
    help: `Use some of ${known.sort().join(", ")}.`,
  });
}

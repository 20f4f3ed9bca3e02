import type { AccessEngine } from "../../access/engine.ts";
import type { Catalog } from "../../catalog/catalog.ts";
import type { Clock } from "../../lib/clock.ts";
import type { ExtentCoverage } from "../../model/coverage.ts";
import type { Graph } from "./graph.ts";

export interface CypherInput {
  readonly graph: Graph;
  /** Of the store's head, which the projection must be of too. */
  readonly revision: AccessEngine["revision"] & { readonly account: string };
  readonly coverage: readonly ExtentCoverage[];
  readonly catalog: Catalog;
  /** Products that the account is known to lack. */
  readonly lacks: readonly string[];
  readonly clock: Clock;
  /** The index of the same revision, built from the same store when it is first needed. */
  readonly index: () => Promise<AccessEngine>;
}

/** The engine that asks the graph database by the statements of cypher/access; what it does not answer itself the index does. */
export function buildCypherEngine(input: CypherInput): AccessEngine {
  return new CypherEngine(input);
}

class CypherEngine implements AccessEngine {
  readonly name = "cypher";
  readonly revision: AccessEngine["revision"];
  readonly accountPrefixes: readonly string[];
  readonly #input: CypherInput;

  constructor(input: CypherInput) {
    this.#input = input;
    const { number, at, catalogDigest, account } = input.revision;
    this.revision = { number, at, catalogDigest };
    this.accountPrefixes = [`zoom:${account}`];
  }

  whoCan: AccessEngine["whoCan"] = async (...args) => (await this.#input.index()).whoCan(...args);
  effectiveAccess: AccessEngine["effectiveAccess"] = async (...args) =>
    (await this.#input.index()).effectiveAccess(...args);
  can: AccessEngine["can"] = async (...args) => (await this.#input.index()).can(...args);
  explain: AccessEngine["explain"] = async (...args) => (await this.#input.index()).explain(...args);
  holders: AccessEngine["holders"] = async (...args) => (await this.#input.index()).holders(...args);
  search: AccessEngine["search"] = async (...args) => (await this.#input.index()).search(...args);
  neighbours: AccessEngine["neighbours"] = async (...args) => (await this.#input.index()).neighbours(...args);
  node: AccessEngine["node"] = async (...args) => (await this.#input.index()).node(...args);
  candidates: AccessEngine["candidates"] = async (...args) => (await this.#input.index()).candidates(...args);
  report: AccessEngine["report"] = async () => (await this.#input.index()).report();
  verify: AccessEngine["verify"] = async (...args) => (await this.#input.index()).verify(...args);

  async *matrix(...args: Parameters<AccessEngine["matrix"]>): ReturnType<AccessEngine["matrix"]> {
    yield* (await this.#input.index()).matrix(...args);
  }
}

import type { AccessEngine } from "../../access/engine.ts";
import { type CypherContext, type CypherInput, contextOf } from "./context.ts";
import { can, explain } from "./pair.ts";

/** The engine that asks the graph database by the statements of cypher/access; what it does not answer itself the index does. */
export function buildCypherEngine(input: CypherInput): AccessEngine {
  return new CypherEngine(input);
}

class CypherEngine implements AccessEngine {
  readonly name = "cypher";
  readonly revision: AccessEngine["revision"];
  readonly accountPrefixes: readonly string[];
  readonly #context: CypherContext;

  constructor(input: CypherInput) {
    this.#context = contextOf(input);
    this.revision = this.#context.revision;
    this.accountPrefixes = [this.#context.keys.prefix];
  }

  whoCan: AccessEngine["whoCan"] = async (...args) => (await this.#context.index()).whoCan(...args);
  effectiveAccess: AccessEngine["effectiveAccess"] = async (...args) =>
    (await this.#context.index()).effectiveAccess(...args);
  can: AccessEngine["can"] = (request, options) => can(this.#context, request, options);
  explain: AccessEngine["explain"] = (request, options) => explain(this.#context, request, options);
  holders: AccessEngine["holders"] = async (...args) => (await this.#context.index()).holders(...args);
  search: AccessEngine["search"] = async (...args) => (await this.#context.index()).search(...args);
  neighbours: AccessEngine["neighbours"] = async (...args) => (await this.#context.index()).neighbours(...args);
  node: AccessEngine["node"] = async (...args) => (await this.#context.index()).node(...args);
  candidates: AccessEngine["candidates"] = async (...args) => (await this.#context.index()).candidates(...args);
  report: AccessEngine["report"] = async () => (await this.#context.index()).report();
  verify: AccessEngine["verify"] = async (...args) => (await this.#context.index()).verify(...args);

  async *matrix(...args: Parameters<AccessEngine["matrix"]>): ReturnType<AccessEngine["matrix"]> {
    yield* (await this.#context.index()).matrix(...args);
  }
}

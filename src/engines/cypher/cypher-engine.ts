import type { AccessEngine } from "../../access/engine.ts";
import { candidates } from "./candidates.ts";
import { type CypherContext, type CypherInput, contextOf } from "./context.ts";
import { effectiveAccess } from "./effective-access.ts";
import { holders } from "./holders.ts";
import { neighbours } from "./neighbours.ts";
import { node } from "./node.ts";
import { can, explain } from "./pair.ts";
import { search } from "./search.ts";
import { whoCan } from "./who-can.ts";

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

  whoCan: AccessEngine["whoCan"] = (request, options) => whoCan(this.#context, request, options);
  principals: AccessEngine["principals"] = async (...args) => (await this.#context.index()).principals(...args);
  completeness: AccessEngine["completeness"] = async () => (await this.#context.index()).completeness();
  effectiveAccess: AccessEngine["effectiveAccess"] = (request, options) =>
    effectiveAccess(this.#context, request, options);
  can: AccessEngine["can"] = (request, options) => can(this.#context, request, options);
  explain: AccessEngine["explain"] = (request, options) => explain(this.#context, request, options);
  holders: AccessEngine["holders"] = (request, options) => holders(this.#context, request, options);
  search: AccessEngine["search"] = (request, options) => search(this.#context, request, options);
  neighbours: AccessEngine["neighbours"] = (request, options) => neighbours(this.#context, request, options);
  node: AccessEngine["node"] = (key) => node(this.#context, key);
  candidates: AccessEngine["candidates"] = (word, rest) => candidates(this.#context, word, rest);
  report: AccessEngine["report"] = async () => (await this.#context.index()).report();
  verify: AccessEngine["verify"] = async (...args) => (await this.#context.index()).verify(...args);

  async *matrix(...args: Parameters<AccessEngine["matrix"]>): ReturnType<AccessEngine["matrix"]> {
    yield* (await this.#context.index()).matrix(...args);
  }
}

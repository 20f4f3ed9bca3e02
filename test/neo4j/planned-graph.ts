import type { Plan } from "neo4j-driver";
import type { Graph, GraphOptions, GraphRow } from "../../src/engines/cypher/graph.ts";
import { statementOf } from "../../src/store/neo4j/statements.ts";
import { connect } from "./connect.ts";
import type { Neo4jAddress } from "./given-address.ts";

/** A graph that also has the server plan each statement that it is asked, as it stands, and keeps what of a plan may be slow. */
export class PlannedGraph implements Graph {
  /** `statement: operator details` of the operators that scan. */
  readonly scans = new Set<string>();
  /** The same of those that follow memberships back, from groups to members, by more than one step. */
  readonly backwards = new Set<string>();
  /** Statements that were asked. */
  readonly asked = new Set<string>();
  readonly #graph: Graph;
  readonly #driver;
  readonly #planned = new Set<string>();

  constructor(graph: Graph, address: Neo4jAddress) {
    this.#graph = graph;
    this.#driver = connect(address);
  }

  async one(statement: string, parameters?: object, options?: GraphOptions): Promise<GraphRow> {
    await this.#plan(statement, parameters, options);
    return this.#graph.one(statement, { ...parameters }, options);
  }

  async ask(statement: string, parameters?: object, options?: GraphOptions): Promise<readonly GraphRow[]> {
    await this.#plan(statement, parameters, options);
    return this.#graph.ask(statement, { ...parameters }, options);
  }

  close(): Promise<void> {
    return this.#driver.close();
  }

  async #plan(statement: string, parameters: object | undefined, options: GraphOptions | undefined): Promise<void> {
    this.asked.add(statement);
    const text = `EXPLAIN ${statementOf(`access/${statement}`, options?.names)}`;
    if (this.#planned.has(text)) return;
    this.#planned.add(text);
    const { summary } = await this.#driver.executeQuery(text, parameters);
    if (summary.plan === false) throw new Error(`${statement} has no plan.`);
    for (const { type, details } of operatorsOf(summary.plan)) {
      if (type.includes("Scan")) this.scans.add(`${statement}: ${type} ${details}`);
      if (BACKWARDS.test(details)) this.backwards.add(`${statement}: ${type} ${details}`);
    }
  }
}

/** As plans write it, whichever way round: `(group)<-[r:MEMBER_OF*]-(member)`. */
const BACKWARDS = /<-\[[^\]]*MEMBER_OF[^\]]*\*(?!0?\.\.1\])/;

function operatorsOf({ operatorType, arguments: args, children }: Plan): { type: string; details: string }[] {
  const own = { type: operatorType.replace(/@.*/, ""), details: String(args["Details"]) };
  return [own, ...children.flatMap(operatorsOf)];
}

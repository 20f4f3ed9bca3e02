import type { Fact, NodeFact } from "../../model/facts.ts";
import type { KnownFacts } from "../source.ts";

/** The nodes of first pages: enough to find a subject for calls that need one. */
export class FirstFacts implements KnownFacts {
  readonly #nodes = new Map<string, NodeFact>();

  add(facts: Iterable<Fact>): void {
    for (const fact of facts) if (fact.type === "node") this.#nodes.set(fact.key, fact);
  }

  all(): NodeFact[] {
    return [...this.#nodes.values()];
  }

  *nodes(kind: string): Iterable<NodeFact> {
    for (const node of this.#nodes.values()) if (node.kind === kind) yield node;
  }

  /** First pages show some users alone. */
  userByEmail(): undefined {
    return undefined;
  }
}

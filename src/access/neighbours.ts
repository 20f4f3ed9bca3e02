import * as z from "zod";
import type { Neighbour, Page } from "./answers.ts";
import { pageArgs, referenceArg } from "./arguments.ts";
import { defineQuestion } from "./question.ts";

/** The value that a page of neighbours goes on after. */
export function neighbourKey({ direction, relation, node }: NeighbourEnd): string {
  return `${direction}|${relation}|${node.key}`;
}

/** What tells the relations of one node from each other. */
export interface NeighbourEnd extends Pick<Neighbour, "direction" | "relation"> {
  readonly node: Pick<Neighbour["node"], "key">;
}

export const neighbours = defineQuestion({
  name: "neighbours",
  description: "Lists the relations of a node, as the sources said them.",
  args: z.strictObject({ ref: referenceArg, ...pageArgs(50) }),
  engines: ["index", "cypher"],
  rowKey: neighbourKey,
  ask: async (args, { engine, references, signal }): Promise<Page<Neighbour>> =>
    engine.neighbours(
      {
        key: await references.resolve(args.ref, "ref"),
        page: { first: args.first, after: args.after ?? null },
      },
      { signal },
    ),
});

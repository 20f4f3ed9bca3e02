import * as z from "zod";
import type { NodeView, Page } from "./answers.ts";
import { pageArgs } from "./arguments.ts";
import { nodeKindsArg } from "./known-words.ts";
import { defineQuestion } from "./question.ts";

export const search = defineQuestion({
  name: "search",
  description: "Finds nodes and sets whose name, e-mail, id or key contains the text, without case.",
  args: z.strictObject({
    text: z.string().min(1).max(256),
    kinds: nodeKindsArg,
    ...pageArgs(20),
  }),
  engines: ["index", "cypher"],
  rowKey: (row: NodeView) => row.key,
  ask: async (args, { engine, signal }): Promise<Page<NodeView>> =>
    engine.search(
      { text: args.text, kinds: args.kinds ?? null, page: { first: args.first, after: args.after ?? null } },
      { signal },
    ),
});

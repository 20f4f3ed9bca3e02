import { z } from "zod";
import type { NodeDetail } from "./answers.ts";
import { referenceArg } from "./arguments.ts";
import { defineQuestion } from "./question.ts";

export const node = defineQuestion({
  name: "node",
  description: "Shows one node, set or pseudo-principal; nothing when no node is meant.",
  args: z.strictObject({ ref: referenceArg }),
  engines: ["index", "cypher"],
  ask: async (args, { engine, references }): Promise<NodeDetail | null> =>
    (await engine.node(await references.resolve(args.ref, "ref"))) ?? null,
});

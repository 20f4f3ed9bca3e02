import * as z from "zod";
import type { NodeDetail } from "./answers.ts";
import { referenceArg } from "./arguments.ts";
import { defineQuestion } from "./question.ts";

export const node = defineQuestion({
  name: "node",
  description: "Shows one node, set or pseudo-principal.",
  args: z.strictObject({ ref: referenceArg }),
  engines: ["index", "cypher"],
  // What a reference resolves to is there.
  ask: async (args, { engine, references }): Promise<NodeDetail> =>
    (await engine.node(await references.resolve(args.ref, "ref"))) as NodeDetail,
});

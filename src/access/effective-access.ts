import * as z from "zod";
import type { Page, ResourceAccess } from "./answers.ts";
import { pageArgs, permissionsArg, referenceArg, statesArg } from "./arguments.ts";
import { classesArg } from "./known-words.ts";
import { defineQuestion } from "./question.ts";

export const effectiveAccess = defineQuestion({
  name: "effectiveAccess",
  description: "Lists what a principal can act on: the largest targets, each with permissions, state and a proof.",
  args: z.strictObject({
    principal: referenceArg,
    permissions: permissionsArg,
    classes: classesArg,
    states: statesArg,
    targets: z.enum(["MAXIMAL", "ALL"]).nullish(),
    ...pageArgs(50),
  }),
  engines: ["index", "cypher"],
  rowKey: (row: ResourceAccess) => row.resource.key,
  ask: async (args, { engine, references, signal }): Promise<Page<ResourceAccess>> =>
    engine.effectiveAccess(
      {
        principal: await references.resolve(args.principal, "principal"),
        permissions: args.permissions ?? null,
        classes: args.classes ?? null,
        states: args.states ?? null,
        targets: args.targets ?? "MAXIMAL",
        page: { first: args.first, after: args.after ?? null },
      },
      { signal },
    ),
});

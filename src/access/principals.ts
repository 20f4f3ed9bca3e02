import * as z from "zod";
import type { PrincipalList } from "./answers.ts";
import type { PrincipalsRequest } from "./engine.ts";
import { defineQuestion } from "./question.ts";
import { whoCanArgs, whoCanRequest } from "./who-can.ts";

/** The question, resolved, beside its answer: rows of an export name the resource that they are about. */
export interface PrincipalsAnswer extends PrincipalList {
  readonly asked: PrincipalsRequest;
}

/** Everybody that whoCan lists, at once and without proofs. */
export const principals = defineQuestion({
  name: "principals",
  description: "Streams all principals that have a permission on a resource, each with its state, without proofs.",
  args: z.strictObject(whoCanArgs),
  engines: ["index"],
  ask: async (args, { engine, references, signal }): Promise<PrincipalsAnswer> => {
    const asked = await whoCanRequest(args, references);
    return { ...(await engine.principals(asked, { signal })), asked };
  },
});

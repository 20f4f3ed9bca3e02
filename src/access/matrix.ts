import * as z from "zod";
import type { MatrixRow } from "./answers.ts";
import { defineQuestion } from "./question.ts";

export const matrix = defineQuestion({
  name: "matrix",
  description:
    "Streams one row per principal and grant, in all states; members' access to their own once, as AccountMembers.",
  args: z.strictObject({}),
  engines: ["index"],
  ask: async (_args, { engine, signal }): Promise<AsyncIterable<MatrixRow>> => engine.matrix({ signal }),
});

import { matrix } from "../../access/matrix.ts";
import { lines } from "../../exports/write-rows.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import { askInRequest } from "../ask-in-request.ts";
import type { Export } from "./export.ts";

/** The matrix: the rows of `whocan export access`. */
export const accessExport: Export = {
  path: "/export/access.ndjson",
  question: matrix.name,
  parameters: { at: "text" },
  async ask(args, context) {
    const { answer, engine } = await askInRequest(matrix, args, context);
    const completeness = await untilAborted(engine.completeness(), context.signal);
    return { texts: lines(answer), revision: engine.revision, engine: "index", completeness };
  },
};

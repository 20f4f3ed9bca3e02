import { untilAborted } from "../../lib/until-aborted.ts";
import type { QueryResolvers } from "../schema.gen.ts";

export const statusQueries: Pick<QueryResolvers, "status"> = {
  status: (_root, _args, context) => untilAborted(context.status(context.signal), context.signal),
};

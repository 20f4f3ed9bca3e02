import { WhocanError } from "../../lib/errors.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { QueryResolvers, StatusResolvers } from "../schema.gen.ts";

const MOST_EXTENTS = 1000;

export const statusQueries: Pick<QueryResolvers, "status"> = {
  status: (_root, _args, context) => untilAborted(context.status(context.signal), context.signal),
};

/** A large account may have an extent per user, all refused for one reason. */
export const statusType: StatusResolvers = {
  incomplete: ({ incomplete }, { first }) => {
    const most = first ?? MOST_EXTENTS;
    if (most >= 0 && most <= MOST_EXTENTS) return incomplete.slice(0, most);
    throw new WhocanError("PAGE_TOO_LARGE", `first takes 0 to ${MOST_EXTENTS}.`, { field: "first" });
  },
};

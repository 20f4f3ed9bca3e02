import type { AccountReport } from "../../access/answers.ts";
import { WhocanError } from "../../lib/errors.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { ApiContext } from "../context.ts";
import type { LazyStatus } from "../lazy-status.ts";
import type { QueryResolvers, StatusResolvers } from "../schema.gen.ts";

const MOST_EXTENTS = 1000;

export const statusQueries: Pick<QueryResolvers, "status"> = {
  status: (_root, _args, context) => untilAborted(context.status(), context.signal),
};

/** A large account may have an extent per user, all refused for one reason. What an engine works out is asked of it here. */
export const statusType: StatusResolvers = {
  incomplete: ({ incomplete }, { first }) => {
    const most = first ?? MOST_EXTENTS;
    if (most >= 0 && most <= MOST_EXTENTS) return incomplete.slice(0, most);
    throw new WhocanError("PAGE_TOO_LARGE", `first takes 0 to ${MOST_EXTENTS}.`, { field: "first" });
  },
  counts: reported("nodeCounts"),
  unmapped: reported("unmapped"),
  dangling: reported("dangling"),
  disagreements: reported("disagreements"),
};

function reported<Part extends keyof AccountReport>(part: Part) {
  return async ({ report }: LazyStatus, _args: unknown, { signal }: ApiContext): Promise<AccountReport[Part] | []> =>
    (await untilAborted(report(), signal))?.[part] ?? [];
}

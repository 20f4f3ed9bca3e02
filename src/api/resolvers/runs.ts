import { WhocanError } from "../../lib/errors.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { MutationResolvers, QueryResolvers } from "../schema.gen.ts";

const MOST_RUNS = 50;

export const runQueries: Pick<QueryResolvers, "run" | "runs"> = {
  runs: (_root, { connection, first }, { runs }) => {
    const count = first ?? MOST_RUNS;
    if (count >= 1 && count <= MOST_RUNS) return [...runs.list(connection ?? undefined, count)];
    throw new WhocanError("BAD_ARGUMENT", `first takes 1 to ${MOST_RUNS}.`, { field: "first" });
  },
  run: (_root, { id }, { runs }) => {
    const number = numberOf(id);
    return number === undefined ? null : (runs.one(number) ?? null);
  },
};

/** A run goes on when the request ends that started it. */
export const runMutations: MutationResolvers = {
  startSync: (_root, { connection, only }, { runs, caller, signal }) => {
    const request = { ...(connection == null ? {} : { connection }), ...(only == null ? {} : { only }) };
    return untilAborted(runs.start(request, caller.name), signal);
  },
  cancelSync: (_root, { id }, { runs, signal }) => {
    const number = numberOf(id);
    if (number === undefined) throw new WhocanError("NO_SUCH_RUN", `There is no run ${id}.`, { field: "id" });
    return untilAborted(runs.cancel(number), signal);
  },
};

function numberOf(id: string): number | undefined {
  return /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}

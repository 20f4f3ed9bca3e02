import type { Config, ConfiguredConnection } from "../config/load-config.ts";
import type { Clock } from "../lib/clock.ts";
import type { Logger } from "../lib/logger.ts";
import { makeKey } from "../model/keys.ts";
import { ZOOM_ENDPOINTS } from "../sources/zoom/endpoints.gen.ts";
import { type CallPlan, planCalls } from "../sources/zoom/plan/plan-calls.ts";
import type { RunHistory } from "../sync/run-history.ts";
import { selectionOf } from "../sync/start-run.ts";
import { networkOf } from "./network.ts";

export interface PlanRequest {
  readonly connection: ConfiguredConnection;
  readonly signal?: AbortSignal | undefined;
}

/** What a run is going to ask for, and by which limits. */
export interface RunPlan extends CallPlan {
  readonly connection: string;
  readonly plan: string;
  readonly quotaShare: number;
}

export interface PlanParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly history: RunHistory;
}

/** Plans a run of a connection from what earlier ones read, and what they left of today's budget. Throws what planCalls does; CONFIG_MISSING, CONFIG_INVALID. */
export async function planRun(
  { config, clock, logger, history }: PlanParts,
  { connection: configured, signal }: PlanRequest,
): Promise<RunPlan> {
  const connection = configured.parse();
  const network = await networkOf(config);
  const account = makeKey("zoom", connection.accountId);
  const selection = selectionOf(ZOOM_ENDPOINTS.map(({ section }) => section));
  const earlier = {
    readings: history.lastReadings(connection.name),
    kept: history.kept({ connection: connection.name, account, selection }),
    spent: history.spentToday(account),
  };
  const plan = await planCalls(connection, earlier, { clock, logger, network, signal });
  return { ...plan, connection: connection.name, plan: connection.plan, quotaShare: connection.quotaShare };
}

import type { RunPlan } from "../../app.ts";
import type { Session } from "../session.ts";
import { printPlan } from "../views/plan-view.ts";
import { chosenConnections } from "./chosen-connections.ts";

export interface PlanOptions {
  readonly connection?: string;
}

/** Plans a run of each connection, or of the named one. */
export async function planRuns(session: Session, options: PlanOptions): Promise<void> {
  const { output } = session;
  const app = await session.app();
  const plans: RunPlan[] = [];
  for (const connection of chosenConnections(await session.config(), options.connection)) {
    const plan = await app.plan({ connection, signal: output.io.ending() });
    plans.push(plan);
    if (!output.json) await printPlan(output, plan);
  }
  if (output.json) await output.value({ plans });
}

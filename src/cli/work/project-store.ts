import { projectionProgress } from "../progress/projection-progress.ts";
import type { Session } from "../session.ts";
import { printProjection } from "../views/projection-view.ts";

/** Builds the projection again and says of which revision it is. */
export async function projectStore(session: Session): Promise<void> {
  const { output } = session;
  const app = await session.app();
  const onProjecting = projectionProgress(output);
  const report = await app.projectStore({ signal: output.io.ending(), onProjecting });
  if (output.json) await output.value(report);
  else await printProjection(output, report);
}

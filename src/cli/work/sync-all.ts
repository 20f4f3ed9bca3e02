import type { SyncAnswer } from "../../app.ts";
import { projectionProgress } from "../progress/projection-progress.ts";
import { showProgress } from "../progress/show-progress.ts";
import { safeText } from "../safe-text.ts";
import type { Session } from "../session.ts";
import { printReport } from "../views/report-view.ts";
import { chosenConnections } from "./chosen-connections.ts";
import { discardDemo } from "./demo-folder.ts";

export interface SyncOptions {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly inactive?: boolean;
  readonly connection?: string;
}

/** Reads each connection, or the named one, one after the other; the first error is thrown when all had their turn. */
export async function syncAll(session: Session, options: SyncOptions): Promise<void> {
  const { output } = session;
  const [app, config] = await Promise.all([session.app(), session.config()]);
  const chosen = chosenConnections(config, options.connection);
  const signal = output.io.ending();
  const reports: SyncAnswer[] = [];
  let failure: unknown;
  for (const connection of chosen) {
    const view = showProgress(output);
    try {
      const report = await app.sync({
        connection,
        only: options.only,
        skip: options.skip,
        inactive: options.inactive,
        signal,
        progress: view.progress,
        onProjecting: projectionProgress(output),
        onConnected: async () => {
          if (await discardDemo(config.data)) output.note(`The demo account in ${safeText(config.data)} was removed.`);
        },
      });
      await view.end();
      reports.push(report);
      if (!output.json) await printReport(output, report);
    } catch (error) {
      await view.end(error);
      failure ??= error;
      if (signal.aborted) break;
    }
  }
  if (output.json && reports.length > 0) await output.value({ reports });
  if (failure !== undefined) throw failure;
}

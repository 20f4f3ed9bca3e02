import { loadCatalog } from "../catalog/catalog.ts";
import type { Config, ConfiguredConnection } from "../config/load-config.ts";
import type { Clock } from "../lib/clock.ts";
import type { Logger } from "../lib/logger.ts";
import { makeKey } from "../model/keys.ts";
import { openZoomSession } from "../sources/zoom/session.ts";
import type { Revision } from "../store/graph-store.ts";
import { DaySpending } from "../sync/day-spending.ts";
import type { SyncProgress } from "../sync/progress.ts";
import type { SyncReport } from "../sync/report.ts";
import { runSync } from "../sync/run-sync.ts";
import { openRunsDb } from "../sync/runs-db.ts";
import { assertSameAccount } from "../sync/start-run.ts";
import { closing } from "./closing.ts";
import { networkOf } from "./network.ts";
import { type OpenStore, openStore } from "./open-store.ts";
import type { ProjectOptions } from "./projection.ts";

export interface SyncRequest extends ProjectOptions {
  readonly connection: ConfiguredConnection;
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  /** False leaves deactivated users unread, whatever the connection says. */
  readonly inactive?: boolean | undefined;
  readonly progress?: SyncProgress | undefined;
  /** Called when the provider has accepted the credentials, before anything is written. */
  readonly onConnected?: (() => Promise<void>) | undefined;
}

export interface ReadEnvironment {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What the store holds already, where that is not the data folder's: it must be of the same account. */
  readonly head: () => Promise<Revision | null>;
}

/** Reads one connection's account into the configured store, and gives that to who goes on with the report. */
export async function readAccount<Answer>(
  { config, clock, logger, ...environment }: ReadEnvironment,
  request: SyncRequest,
  goOn: (store: OpenStore, report: SyncReport) => Promise<Answer>,
): Promise<Answer> {
  const connection = request.connection.parse();
  const chosen = request.inactive === false ? { ...connection, includeInactive: false } : connection;
  const common = { clock, logger };
  const { only, skip, signal, progress } = request;
  const network = await networkOf(config);
  // What is wrong with a server shows before the account is asked anything, or a demo in the folder makes room.
  const head = await environment.head();
  const spentDays = new DaySpending(config.data, makeKey("zoom", connection.accountId), logger);
  return closing(spentDays, async () =>
    closing(await openZoomSession(chosen, { ...common, network, spentDays, signal }), async (session) => {
      assertSameAccount(head, session.account, config.store);
      await request.onConnected?.();
      const wanted = { only, skip, signal, progress, connection: connection.name };
      return closing(await openStore(config, { readOnly: false }), async (store) => {
        const report = await closing(openRunsDb(config.data), (runs) =>
          runSync({ ...common, ...wanted, session, store, runs, catalogDigest: loadCatalog().digest }),
        );
        return goOn(store, report);
      });
    }),
  );
}

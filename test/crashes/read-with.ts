import { loadCatalog } from "../../src/catalog/catalog.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { openZoomSession } from "../../src/sources/zoom/session.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import type { SyncReport } from "../../src/sync/report.ts";
import { runSync, type SyncOptions } from "../../src/sync/run-sync.ts";
import { openRunsDb } from "../../src/sync/runs-db.ts";
import { FakeClock } from "../sync/fake-clock.ts";
import { dataOf } from "./place.ts";
import { variablesFor } from "./served.ts";

export interface RunSetting extends Pick<SyncOptions, "concurrency" | "progress"> {
  /** The files stop growing at so many pages. */
  readonly storePages?: number;
  readonly ledgerPages?: number;
}

/** Reads the account into the folder over the parts that the program joins, so that each can be limited. */
export async function readWith(cwd: string, zoom: FakeZoom, setting: RunSetting): Promise<SyncReport> {
  const { storePages, ledgerPages, ...options } = setting;
  const common = { clock: new FakeClock(), logger: silentLogger };
  const [connection] = (await loadConfig({ cwd, env: variablesFor(zoom) })).connections;
  if (connection === undefined) throw new Error("There is no connection.");
  const session = await openZoomSession(connection.parse(), common);
  const limit = storePages === undefined ? {} : { maxPages: storePages };
  const store = await openSqliteStore({ directory: dataOf(cwd), ...limit });
  const runs = openRunsDb(dataOf(cwd));
  if (ledgerPages !== undefined) runs.file.exec(`PRAGMA max_page_count = ${ledgerPages}`);
  try {
    const { digest: catalogDigest } = loadCatalog();
    return await runSync({ ...common, ...options, session, store, runs, catalogDigest, connection: connection.name });
  } finally {
    runs.close();
    await store.close();
    await session.close();
  }
}

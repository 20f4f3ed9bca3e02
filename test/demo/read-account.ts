import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { type Clock, systemClock } from "../../src/lib/clock.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { parseZoomConnection } from "../../src/sources/zoom/connection.ts";
import { openZoomSession } from "../../src/sources/zoom/session.ts";
import type { GraphStore } from "../../src/store/graph-store.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { runSync } from "../../src/sync/run-sync.ts";
import { openRunsDb } from "../../src/sync/runs-db.ts";

export interface ReadAccount {
  readonly store: GraphStore;
  readonly clock: Clock;
}

/** Reads what a fake Zoom serves by the real source and sync, on the day that the account was made for. */
export async function readAccount(zoom: FakeZoom): Promise<ReadAccount> {
  const { account, credentials, url, oauthUrl } = zoom;
  const clock: Clock = { ...systemClock, now: () => new Date(account.now) };
  const apps = Object.fromEntries(Object.entries(account.authorizers).map(([id, authorizer]) => [id, { authorizer }]));
  const connection = parseZoomConnection({ ...credentials, apiUrl: url, oauthUrl, plan: "unlimited", apps });
  const session = await openZoomSession(connection, { clock, logger: silentLogger, catalog: loadCatalog() });
  const folder = mkdtempSync(join(tmpdir(), "whocan-demo-"));
  const runs = openRunsDb(folder);
  try {
    const store = openMemoryStore();
    const { digest } = loadCatalog();
    await runSync({ session, store, runs, clock, logger: silentLogger, catalogDigest: digest, connection: "demo" });
    return { store, clock };
  } finally {
    runs.close();
    await session.close();
    rmSync(folder, { recursive: true });
  }
}

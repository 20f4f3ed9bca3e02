import { loadCatalog } from "../../src/catalog/catalog.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import type { SeenRequest } from "../../src/demo/server/journal.ts";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { openZoomSession } from "../../src/sources/zoom/session.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import { runSync } from "../../src/sync/run-sync.ts";
import { openRunsDb } from "../../src/sync/runs-db.ts";
import { FakeClock } from "../sync/fake-clock.ts";
import { dataOf } from "./place.ts";
import { variablesFor } from "./served.ts";

/** Which extents, as `section/extent`, ask for what: a request may serve several. */
export type OwnedRequests = ReadonlyMap<string, ReadonlySet<string>>;

/** A request, whichever page it asks for. */
export function nameOf({ path, query }: SeenRequest): string {
  const asked = new URLSearchParams(query);
  asked.delete("next_page_token");
  return `${path}?${asked}`;
}

/** Reads the account into the folder, one extent after the other, and notes what each one asks for. */
export async function noteRequests(cwd: string, zoom: FakeZoom): Promise<OwnedRequests> {
  const common = { clock: new FakeClock(), logger: silentLogger };
  const [connection] = (await loadConfig({ cwd, env: variablesFor(zoom) })).connections;
  if (connection === undefined) throw new Error("There is no connection.");
  const session = await openZoomSession(connection.parse(), common);
  const store = await openSqliteStore({ directory: dataOf(cwd) });
  const runs = openRunsDb(dataOf(cwd));
  const owned = new Map<string, Set<string>>();
  let seen = zoom.requests.count;
  try {
    await runSync({
      ...{ ...common, session, store, runs, catalogDigest: loadCatalog().digest, connection: connection.name },
      concurrency: 1,
      progress: (event) => {
        if (event.type !== "extent-ended") return;
        for (const request of zoom.requests.list.slice(seen)) {
          const owners = owned.get(nameOf(request)) ?? new Set();
          owned.set(nameOf(request), owners.add(`${event.section}/${event.extent}`));
        }
        seen = zoom.requests.count;
      },
    });
    return owned;
  } finally {
    runs.close();
    await store.close();
    await session.close();
  }
}

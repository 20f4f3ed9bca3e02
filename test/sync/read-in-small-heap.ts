import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import type { Announcement } from "../../src/demo/announcement.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { parseZoomConnection } from "../../src/sources/zoom/connection.ts";
import { openZoomSession } from "../../src/sources/zoom/session.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import { runSync } from "../../src/sync/run-sync.ts";
import { openRunsDb } from "../../src/sync/runs-db.ts";

/** What is in use once all garbage is gone, in bytes: objects, and what lies beside V8's heap. */
export interface HeapFigures {
  readonly pages: number;
  readonly facts: number;
  readonly incomplete: readonly string[];
  /** When so much of the pages had come. */
  readonly tenth: number;
  readonly half: number;
  readonly end: number;
}

/** Collecting takes as long as reading a page: every so many are enough. */
const EVERY = 10;

// Reads the account that the first argument announces into a new store, and prints the figures as JSON. Needs --expose-gc.
const zoom = JSON.parse(process.argv[2] ?? "") as Announcement;
const folder = mkdtempSync(join(tmpdir(), "whocan-heap-"));
const [catalog, common] = [loadCatalog(), { clock: systemClock, logger: silentLogger }];
const { accountId, clientId, clientSecret, url, oauthUrl } = zoom;
const recordings = { sharesPerRun: 200 };
const connection = parseZoomConnection({
  ...{ accountId, clientId, clientSecret, recordings },
  ...{ apiUrl: url, oauthUrl, plan: "unlimited" },
});
const session = await openZoomSession(connection, { ...common, catalog });
const store = await openSqliteStore({ directory: folder });
const runs = openRunsDb(folder);
const used: number[] = [];
let pages = 0;
const report = await runSync({
  ...common,
  ...{ session, store, runs, catalogDigest: catalog.digest, connection: "demo" },
  progress: ({ type }) => {
    if (type !== "page" || pages++ % EVERY !== 0) return;
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    used.push(heapUsed + external);
  },
});
const at = (part: number) => used[Math.floor((used.length - 1) * part)] ?? 0;
const figures: HeapFigures = {
  pages,
  facts: report.revision?.counts.facts ?? 0,
  incomplete: report.sections.filter(({ status }) => status !== "complete").map(({ section }) => section),
  tenth: at(0.1),
  half: at(0.5),
  end: at(1),
};
await session.close();
await store.close();
runs.close();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(JSON.stringify(figures));

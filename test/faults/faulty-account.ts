import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { type FaultMix, Mischief } from "../../src/demo/server/faults/faults.ts";
import { type FakeZoom, startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import type { ExtentCoverage } from "../../src/model/coverage.ts";
import type { Fact } from "../../src/model/facts.ts";
import { parseZoomConnection } from "../../src/sources/zoom/connection.ts";
import { openZoomSession } from "../../src/sources/zoom/session.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import type { SyncReport } from "../../src/sync/report.ts";
import { runSync } from "../../src/sync/run-sync.ts";
import { openRunsDb } from "../../src/sync/runs-db.ts";
import { FakeClock } from "../sync/fake-clock.ts";

export const CATALOG = loadCatalog();

/** What a store holds. */
export interface Held {
  readonly facts: readonly Fact[];
  readonly coverage: readonly ExtentCoverage[];
}

/** How a run ended: with a report, or with an error that stopped it. */
export interface Run {
  readonly report: SyncReport | undefined;
  readonly error: unknown;
  /** Requests that the server saw. */
  readonly requests: number;
  /** Most requests that the faults which struck may cost. */
  readonly costs: number;
}

/** A demo account behind a fake Zoom, and a store that it is read into, on a clock that stands still. */
export interface FaultyAccount {
  readonly zoom: FakeZoom;
  readonly clock: FakeClock;
  /** Reads the account, with the faults of a mix or none. */
  read(mix?: FaultMix): Promise<Run>;
  held(): Promise<Held>;
  /** What a store holds that never saw a fault, read now, and how many requests that takes. */
  fresh(): Promise<Held & { readonly requests: number }>;
  close(): Promise<void>;
}

export async function startFaultyAccount(seed: number): Promise<FaultyAccount> {
  const clock = new FakeClock();
  const account = makeDemoAccount({ seed, users: 13, now: clock.now().toISOString() });
  // Few roles and recordings, so that hundreds of runs take little time, and pages of three.
  account.recordings = account.recordings.slice(0, 6);
  account.apps = account.apps.slice(0, 5);
  const zoom = await startFakeZoom(account, { clock: () => clock.now().getTime(), mostPerPage: 3 });
  const place = newPlace(zoom, clock);
  return {
    zoom,
    clock,
    async read(mix) {
      const mischief = mix === undefined ? undefined : new Mischief(mix);
      zoom.rules.mischief = mischief;
      const run = await place.read();
      zoom.rules.mischief = undefined;
      return { ...run, costs: mischief?.costs ?? 0 };
    },
    held: place.held,
    async fresh() {
      const other = newPlace(zoom, clock);
      const { error, requests } = await other.read();
      if (error !== undefined) throw error;
      const held = await other.held();
      other.close();
      return { ...held, requests };
    },
    async close() {
      place.close();
      await zoom.close();
    },
  };
}

function newPlace(zoom: FakeZoom, clock: FakeClock) {
  const folder = mkdtempSync(join(tmpdir(), "whocan-faults-"));
  const runs = openRunsDb(folder);
  const store = openMemoryStore();
  const { account, credentials, url, oauthUrl } = zoom;
  const apps = Object.fromEntries(Object.entries(account.authorizers).map(([id, authorizer]) => [id, { authorizer }]));
  const connection = parseZoomConnection({ ...credentials, apiUrl: url, oauthUrl, plan: "unlimited", apps });
  const common = { clock, logger: silentLogger };
  return {
    async read(): Promise<Pick<Run, "report" | "error" | "requests">> {
      const before = zoom.requests.count;
      let report: SyncReport | undefined;
      let error: unknown;
      const session = await openZoomSession(connection, { ...common, catalog: CATALOG });
      try {
        report = await runSync({ ...common, session, store, runs, catalogDigest: CATALOG.digest, connection: "demo" });
      } catch (thrown) {
        error = thrown;
      } finally {
        await session.close();
      }
      return { report, error, requests: zoom.requests.count - before };
    },
    async held(): Promise<Held> {
      const facts: Fact[] = [];
      if ((await store.head()) === null) return { facts, coverage: [] };
      for await (const fact of store.facts()) facts.push(fact);
      return { facts, coverage: await store.coverage() };
    },
    close() {
      runs.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

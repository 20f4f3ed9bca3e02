import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { type FaultMix, Mischief } from "../../src/demo/server/faults/faults.ts";
import { type FakeZoom, startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import type { ExtentCoverage } from "../../src/model/coverage.ts";
import type { Fact } from "../../src/model/facts.ts";
import { parseZoomConnection } from "../../src/sources/zoom/connection.ts";
import { openZoomSession, type ZoomSession } from "../../src/sources/zoom/session.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import type { SyncReport } from "../../src/sync/report.ts";
import { runSync } from "../../src/sync/run-sync.ts";
import { openRunsDb } from "../../src/sync/runs-db.ts";
import { FakeClock } from "../sync/fake-clock.ts";
import { makeSmallAccount } from "./small-account.ts";

export const CATALOG = loadCatalog();

/** What a store holds. */
export interface Held {
  readonly facts: readonly Fact[];
  readonly coverage: readonly ExtentCoverage[];
  /** Of the facts, as the newest revision says; null without one. */
  readonly digest: string | null;
  /** What the store's own check finds. */
  readonly problems: readonly string[];
}

/** How a run ended: with a report, or with an error that stopped it. */
export interface Run {
  readonly report: SyncReport | undefined;
  readonly error: unknown;
  /** Requests that the server saw. */
  readonly requests: number;
  /** Most requests that the faults which struck may have caused. */
  readonly costs: number;
  /** How often each fault struck. */
  readonly strikes: ReadonlyMap<string, number>;
}

export type StoreName = "memory" | "sqlite";

/** A demo account behind a fake Zoom, and a store that it is read into, on a clock that stands still. */
export interface FaultyAccount {
  readonly zoom: FakeZoom;
  readonly clock: FakeClock;
  /** Reads the account, with the faults of a mix or none. */
  read(mix?: FaultMix): Promise<Run>;
  held(): Promise<Held>;
  /** What a store holds that never saw a fault, read now, and how many requests that takes, those for lists of users among them. */
  fresh(): Promise<Held & { readonly requests: number; readonly forUsers: number }>;
  close(): Promise<void>;
}

export async function startFaultyAccount(seed: number, store: StoreName): Promise<FaultyAccount> {
  const clock = new FakeClock();
  const account = makeSmallAccount(seed, clock.now());
  const zoom = await startFakeZoom(account, { clock: () => clock.now().getTime(), mostPerPage: 3 });
  const place = await newPlace(zoom, clock, store);
  return {
    zoom,
    clock,
    async read(mix) {
      const mischief = mix === undefined ? undefined : new Mischief(mix);
      zoom.rules.mischief = mischief;
      const run = await place.read();
      zoom.rules.mischief = undefined;
      return { ...run, costs: mischief?.costs ?? 0, strikes: mischief?.strikes ?? new Map() };
    },
    held: place.held,
    async fresh() {
      const other = await newPlace(zoom, clock, "memory");
      const earlier = zoom.requests.list.length;
      const { error, requests } = await other.read();
      const forUsers = zoom.requests.list.slice(earlier).filter(({ path }) => path === "/v2/users").length;
      if (error !== undefined) throw error;
      const held = await other.held();
      await other.close();
      return { ...held, requests, forUsers };
    },
    async close() {
      await place.close();
      await zoom.close();
    },
  };
}

async function newPlace(zoom: FakeZoom, clock: FakeClock, name: StoreName) {
  const folder = mkdtempSync(join(tmpdir(), "whocan-faults-"));
  const runs = openRunsDb(folder);
  const store = name === "memory" ? openMemoryStore() : await openSqliteStore({ directory: folder });
  const { account, credentials, url, oauthUrl } = zoom;
  const apps = Object.fromEntries(Object.entries(account.authorizers).map(([id, authorizer]) => [id, { authorizer }]));
  const connection = parseZoomConnection({ ...credentials, apiUrl: url, oauthUrl, plan: "unlimited", apps });
  const common = { clock, logger: silentLogger };
  return {
    async read(): Promise<Pick<Run, "report" | "error" | "requests">> {
      const before = zoom.requests.count;
      let report: SyncReport | undefined;
      let error: unknown;
      let session: ZoomSession | undefined;
      try {
        session = await openZoomSession(connection, { ...common, catalog: CATALOG });
        report = await runSync({ ...common, session, store, runs, catalogDigest: CATALOG.digest, connection: "demo" });
      } catch (thrown) {
        error = thrown;
      } finally {
        await session?.close();
      }
      return { report, error, requests: zoom.requests.count - before };
    },
    async held(): Promise<Held> {
      const facts: Fact[] = [];
      const [head, { problems }] = [await store.head(), await store.check()];
      if (head === null) return { facts, coverage: [], digest: null, problems };
      for await (const fact of store.facts()) facts.push(fact);
      return { facts, coverage: await store.coverage(), digest: head.factsDigest, problems };
    },
    async close() {
      await store.close();
      runs.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { silentLogger } from "../../src/lib/logger.ts";
import type { Fact } from "../../src/model/facts.ts";
import type { GraphStore } from "../../src/store/graph-store.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import type { SyncReport } from "../../src/sync/report.ts";
import { runSync, type SyncOptions } from "../../src/sync/run-sync.ts";
import { openRunsDb, type RunsDb } from "../../src/sync/runs-db.ts";
import { type FakeSource, type FakeState, FakeSource as Source } from "./fake-account.ts";
import { FakeClock } from "./fake-clock.ts";

/** A store, a ledger and a clock for runs over one fake account. */
export interface World {
  readonly folder: string;
  readonly store: GraphStore;
  readonly runs: RunsDb;
  readonly clock: FakeClock;
  sync(source: FakeState | FakeSource, options?: Partial<SyncOptions>): Promise<SyncReport>;
  facts(): Promise<Fact[]>;
  keys(): Promise<string[]>;
  /** Closes the ledger and removes its folder before the test ends. */
  close(): void;
  /** `section/extent` → status. */
  statuses(): Promise<Record<string, string>>;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "whocan-sync-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function newWorld(store: GraphStore = openMemoryStore()): World {
  const folder = temporaryFolder();
  const runs = openRunsDb(folder);
  onTestFinished(() => runs.close());
  const clock = new FakeClock();
  const facts = async () => {
    const all: Fact[] = [];
    if ((await store.head()) !== null) for await (const fact of store.facts()) all.push(fact);
    return all;
  };
  return {
    folder,
    store,
    runs,
    clock,
    sync: (source, options = {}) =>
      runSync({
        session: source instanceof Source ? source : new Source(source),
        ...{ store, runs, clock, logger: silentLogger, catalogDigest: "catalog", connection: "fake" },
        ...options,
      }),
    facts,
    close: () => {
      runs.close();
      rmSync(folder, { recursive: true, force: true });
    },
    keys: async () => (await facts()).map((fact) => fact.key),
    statuses: async () => {
      const rows = (await store.head()) === null ? [] : await store.coverage();
      return Object.fromEntries(rows.map((row) => [`${row.section}/${row.extent}`, row.status]));
    },
  };
}

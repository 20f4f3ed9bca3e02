import { join } from "node:path";
import type { AccessEngine } from "../../src/access/engine.ts";
import { EngineParts } from "../../src/app/engine-parts.ts";
import { packOf } from "../../src/app/index-engines.ts";
import { type App, openApp, type SyncAnswer } from "../../src/app.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { openIndexEngine } from "../../src/engines/index/index-engine.ts";
import { digestOf } from "../../src/lib/hash.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import type { SyncEvent } from "../../src/sync/progress.ts";
import { openRunsDb } from "../../src/sync/runs-db.ts";
import { FakeClock } from "../sync/fake-clock.ts";
import { variablesFor } from "./served.ts";

/** What a revision comes to: two folders where these are equal hold the same and answer the same. */
export interface Contents {
  readonly facts: string;
  readonly coverage: string;
  /** Of every row of the matrix and of the report, from the saved index where there is one. */
  readonly answers: string;
}

/** Where a run that has not ended stopped. */
export interface Unfinished {
  readonly run: number;
  /** The extents that were read to their end, as `section/extent`. */
  readonly ended: readonly string[];
}

export const dataOf = (cwd: string): string => join(cwd, ".whocan");

/** Reads the account as one who runs the program anew in the folder. */
export async function readInto(
  cwd: string,
  zoom: FakeZoom,
  progress?: (event: SyncEvent) => void,
): Promise<SyncAnswer> {
  return withApp(cwd, zoom, async (app) => {
    const [connection] = app.config.connections;
    if (connection === undefined) throw new Error("There is no connection.");
    return app.sync({ connection, progress });
  });
}

/** What the folder holds, as one who asks the program anew; null where nothing was committed. */
export async function contentsOf(cwd: string, zoom: FakeZoom): Promise<Contents | null> {
  return withApp(cwd, zoom, async (app) => {
    const head = await app.head();
    if (head === null) return null;
    const coverage = digestOf(await (await app.store()).coverage());
    return { facts: head.factsDigest, coverage, answers: await answersOf(await app.engineAt(undefined, undefined)) };
  });
}

/** Digest of what an index says that is built from the folder's store, whatever is saved. */
export async function builtAnswers(cwd: string, zoom: FakeZoom): Promise<string> {
  return withApp(cwd, zoom, async (app) => {
    const [store, head, parts] = [await app.store(), await app.head(), new EngineParts(app.config, new FakeClock())];
    if (head === null) throw new Error("There is nothing to build it from.");
    return answersOf(openIndexEngine(await packOf(store, head, parts), parts.of(head)));
  });
}

/** What `whocan store check` finds. */
export async function problemsOf(cwd: string): Promise<readonly string[]> {
  const store = await openSqliteStore({ directory: dataOf(cwd), readOnly: true });
  try {
    return (await store.check()).problems;
  } finally {
    await store.close();
  }
}

/** The run that the next one is to go on with; one that was about to commit is over where its revision `arrived`. */
export function unfinishedIn(cwd: string, arrived: boolean): Unfinished | undefined {
  const runs = openRunsDb(dataOf(cwd));
  try {
    const [last] = runs.ledger.runs(undefined, 1);
    if (last === undefined || !["running", "failed", "cancelled"].includes(last.outcome)) return undefined;
    const announced = runs.file.get<{ committing: string | null }>("SELECT committing FROM runs WHERE id = ?", last.id);
    if (arrived && announced?.committing !== null) return undefined;
    const ended = runs.ledger.endedExtents(last.id).filter(({ status }) => status === "complete");
    return { run: last.id, ended: ended.map(({ section, extent }) => `${section}/${extent}`) };
  } finally {
    runs.close();
  }
}

/** Rows of runs.db that only a run that is under way needs. */
export function leftovers(cwd: string): Readonly<Record<string, unknown>> {
  const runs = openRunsDb(dataOf(cwd));
  try {
    const counts = "(SELECT count(*) FROM leases) AS leases, (SELECT count(*) FROM staged) AS staged";
    return runs.file.get(`SELECT ${counts}, (SELECT count(*) FROM delta) AS delta`) ?? {};
  } finally {
    runs.close();
  }
}

async function withApp<Result>(cwd: string, zoom: FakeZoom, use: (app: App) => Promise<Result>): Promise<Result> {
  const config = await loadConfig({ cwd, env: variablesFor(zoom) });
  const app = await openApp(config, { clock: new FakeClock(), logger: silentLogger });
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}

async function answersOf(engine: AccessEngine): Promise<string> {
  const rows: unknown[] = [];
  for await (const row of engine.matrix()) rows.push(row);
  return digestOf({ rows, report: await engine.report() });
}

import { statSync } from "node:fs";
import { join } from "node:path";
import { exposureOf } from "../../api/exposure.ts";
import { type RunningServer, startServer } from "../../api/server.ts";
import type { App } from "../../app.ts";
import { systemClock } from "../../lib/clock.ts";
import { WhocanError } from "../../lib/errors.ts";
import { isLoopback } from "../../lib/loopback.ts";
import { VERSION } from "../../lib/version.ts";
import { Runner } from "../../schedule/runner.ts";
import { readSchedule } from "../../schedule/schedule-file.ts";
import { readCheck } from "../../schedule/store-check-file.ts";
import { StoreChecker } from "../../schedule/store-checker.ts";
import { summarizeCoverage } from "../../sync/section-coverage.ts";
import type { Session } from "../session.ts";
import { readInWorker } from "../sync-worker/read-in-worker.ts";
import { checkInChild } from "./check-in-child.ts";
import { isDemoFolder } from "./demo-folder.ts";
import { runPorts } from "./run-ports.ts";
import { configuredTimetable, startSchedule } from "./start-schedule.ts";

/** Serves until SIGINT or SIGTERM, then cancels a run under way, lets requests end, and closes. */
export async function serveUntilEnd(session: Session): Promise<void> {
  const { output } = session;
  const ending = output.io.ending();
  const app = await session.app();
  const { data } = app.config;
  // Before anything opens the store, which may put it in order.
  const checker = storeChecker(app, session);
  const timetable = configuredTimetable(app);
  if (timetable !== undefined) await refuseDemo(data);
  const read = readInWorker({ io: output.io, file: session.file, data });
  const runner = new Runner(async (request, hooks) => {
    await refuseDemo(data);
    return read(request, hooks);
  }, app.logger);
  const server = await serveApp(app, runner, { watch: true });
  const schedule = timetable === undefined ? undefined : startSchedule(app, runner, timetable);
  checker.start();
  await tellWhere(session, server.url, timetable?.text);
  await aborted(ending);
  await Promise.all([runner.close(), schedule?.stop(), checker.stop(), server.close()]);
}

/** Checks the store after an unclean stop and weekly; of a Neo4j server nobody here sees how it stopped. */
function storeChecker({ config, logger }: App, { output, file }: Session): StoreChecker {
  return new StoreChecker({
    check: checkInChild({ io: output.io, file, data: config.data }),
    last: () => readCheck(config.data, config.store),
    unclean: config.store === "sqlite" && sizeOfLog(config.data) > 0,
    clock: systemClock,
    logger,
  });
}

/** The write-ahead log of a store that was closed is gone or empty. */
function sizeOfLog(folder: string): number {
  return statSync(join(folder, "whocan.db-wal"), { throwIfNoEntry: false })?.size ?? 0;
}

/** The API over an application, as the configuration says. TOKEN_MISSING and what startServer throws. */
export async function serveApp(app: App, runner: Runner, { watch = false } = {}): Promise<RunningServer> {
  const { port, deadlineSeconds } = app.config.serve;
  return startServer({
    ports: {
      engineAt: app.engineAt,
      head: () => app.head(),
      revisionDigest: (revision) => app.digestOf(revision),
      coverage: async (revision) => summarizeCoverage(await (await app.store()).coverage(revision)),
      status: (request) => app.statusAt(request),
      schedule: () => readSchedule(app.config.data, new Date()),
      storeCheck: () => app.storeCheck(),
      runs: runPorts(app, runner),
    },
    exposure: await exposureOf(app.config),
    port,
    watch,
    deadlineMs: deadlineSeconds * 1000,
    limits: app.config.serve,
    logger: app.logger,
    version: VERSION,
  });
}

export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** A server does not throw a demo away: that is left to who runs whocan sync. */
async function refuseDemo(data: string): Promise<void> {
  if (!(await isDemoFolder(data))) return;
  throw new WhocanError("CONFIG_INVALID", "The data folder holds a demo, which a server does not replace.", {
    field: "data",
    help: "Choose another folder by WHOCAN_DATA, or run whocan sync once: it removes the demo.",
  });
}

async function tellWhere({ output }: Session, url: string, schedule: string | undefined): Promise<void> {
  if (output.json) await output.row({ url, graphql: `${url}/graphql`, schedule: schedule ?? null });
  else {
    await output.line(`GraphQL on ${url}/graphql (a page for people on ${url}/). Stop it by Ctrl-C.`);
    if (schedule !== undefined) await output.line(`Reads the account ${schedule}: whocan status says when next.`);
  }
  if (isLoopback(new URL(url)) || url.startsWith("https:")) return;
  output.note("warning: Tokens and answers travel in the open: see docs/operations.md for TLS.");
}

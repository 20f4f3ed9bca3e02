import type { ApiPorts } from "../../src/api/context.ts";
import type { App } from "../../src/app.ts";
import { runPorts } from "../../src/cli/work/run-ports.ts";
import { WhocanError } from "../../src/lib/errors.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { Runner } from "../../src/schedule/runner.ts";
import { readSchedule } from "../../src/schedule/schedule-file.ts";
import { summarizeCoverage } from "../../src/sync/section-coverage.ts";

/** What the API needs, from an application; runs are read in this process. */
export function portsOf(app: App, runner: Runner = runnerOf(app)): ApiPorts {
  return {
    engineAt: (...args) => app.engineAt(...args),
    head: () => app.head(),
    revisionDigest: (revision) => app.digestOf(revision),
    coverage: async (revision) => summarizeCoverage(await (await app.store()).coverage(revision)),
    status: (request) => app.statusAt(request),
    schedule: () => readSchedule(app.config.data, new Date()),
    storeCheck: () => app.storeCheck(),
    runs: runPorts(app, runner),
  };
}

export function runnerOf(app: App): Runner {
  return new Runner(async ({ connection: name, only }, hooks) => {
    const connection = app.config.connections.find((each) => each.name === name);
    if (connection === undefined) throw new Error(`There is no connection ${name}.`);
    return app.sync({ connection, only, ...hooks });
  }, silentLogger);
}

const nothing = async (): Promise<never> => {
  throw new WhocanError("NO_DATA", "Nothing has been read yet.");
};

/** The ports of a server that has nothing to answer from. */
export const NO_DATA_PORTS: ApiPorts = {
  engineAt: nothing,
  head: async () => null,
  revisionDigest: nothing,
  coverage: nothing,
  status: nothing,
  schedule: async () => null,
  storeCheck: async () => null,
  runs: { list: () => [], one: () => undefined, start: nothing, cancel: nothing },
};

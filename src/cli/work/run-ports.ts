import type { RunView } from "../../access/status.ts";
import type { RunPorts } from "../../api/context.ts";
import { runView } from "../../api/run-view.ts";
import type { App } from "../../app.ts";
import { WhocanError } from "../../lib/errors.ts";
import type { Runner } from "../../schedule/runner.ts";

/** The runs of the data folder and of this process, as the API shows and starts them. */
export function runPorts({ history, config }: App, runner: Runner): RunPorts {
  const one = (id: number): RunView | undefined => {
    const run = history.run(id);
    return run === undefined ? undefined : runView(run, runner.progressOf(id));
  };
  const known = (id: number): RunView => {
    const view = one(id);
    if (view !== undefined) return view;
    throw new WhocanError("NO_SUCH_RUN", `There is no run ${id}.`, { field: "id" });
  };
  return {
    list: (connection, first) => history.runs(connection, first).map((run) => runView(run, runner.progressOf(run.id))),
    one,
    start: async ({ connection, only }, by) => {
      const name = nameOf(config.connections, connection);
      const run = await runner.start({ connection: name, only: only?.length === 0 ? undefined : only }, by);
      return known(run.id);
    },
    cancel: async (id) => {
      await runner.cancel(id);
      return known(id);
    },
  };
}

/** The connection asked for, or the only one. BAD_ARGUMENT. */
function nameOf(connections: App["config"]["connections"], wanted: string | undefined): string {
  const names = connections.map(({ name }) => name);
  const [first, second] = names;
  if (wanted === undefined && first !== undefined && second === undefined) return first;
  if (wanted !== undefined && names.includes(wanted)) return wanted;
  const text = wanted === undefined ? "There are several connections." : `There is no connection "${wanted}".`;
  throw new WhocanError("BAD_ARGUMENT", text, { field: "connection", help: `Use one of ${names.join(", ")}.` });
}

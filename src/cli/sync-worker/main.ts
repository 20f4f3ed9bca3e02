import { openApp } from "../../app.ts";
import { loadConfig } from "../../config/load-config.ts";
import { WhocanError } from "../../lib/errors.ts";
import { errorToSend, type FromWorker, type ToWorker } from "./messages.ts";

/**
 * Reads one connection's account for a server, in a process of its own: questions are answered meanwhile, and memory is given back
 * at the end. It is told by one message what to read, and ends by itself; it cancels when it is told to, asked to by a signal, or
 * when the server is gone.
 */
const ended = new AbortController();
const cancel = () => ended.abort(new WhocanError("CANCELLED", "The run was cancelled."));

process.on("SIGTERM", cancel).on("SIGINT", cancel).on("disconnect", cancel);
process.on("message", (message: ToWorker) => {
  if (message.type === "cancel") cancel();
  else void read(message);
});

async function read({ cwd, file, data, connection, only }: Extract<ToWorker, { type: "read" }>): Promise<void> {
  try {
    const config = await loadConfig({ cwd, env: process.env, file, flags: { data } });
    const chosen = config.connections.find(({ name }) => name === connection);
    if (chosen === undefined) {
      throw new WhocanError("CONFIG_INVALID", `The connection ${connection} is not configured any more.`, {
        field: "connections",
      });
    }
    const app = await openApp(config);
    try {
      const progress = (event: Extract<FromWorker, { type: "event" }>["event"]) => send({ type: "event", event });
      const report = await app.sync({ connection: chosen, only, signal: ended.signal, progress });
      send({ type: "report", report });
    } finally {
      await app.close();
    }
  } catch (error) {
    send({ type: "error", error: errorToSend(error) });
  }
  if (process.connected) process.disconnect();
}

/** A server that is gone hears nothing. */
function send(message: FromWorker): void {
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
}

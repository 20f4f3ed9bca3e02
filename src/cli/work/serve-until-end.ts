import { type RunningServer, startServer } from "../../api/server.ts";
import type { App } from "../../app.ts";
import { VERSION } from "../../lib/version.ts";
import type { Session } from "../session.ts";

/** Serves until SIGINT or SIGTERM, then lets requests under way end. */
export async function serveUntilEnd(session: Session): Promise<void> {
  const ending = session.output.io.ending();
  const server = await serveApp(await session.app());
  const answer = { url: server.url, graphql: `${server.url}/graphql` };
  if (session.output.json) await session.output.row(answer);
  else
    await session.output.line(`GraphQL on ${answer.graphql} (a page for people on ${server.url}/). Stop it by Ctrl-C.`);
  await aborted(ending);
  await server.close();
}

/** The API over an application, as the configuration says. */
export function serveApp(app: App): Promise<RunningServer> {
  const { port, deadlineSeconds } = app.config.serve;
  return startServer({
    ports: { engineAt: app.engineAt, status: () => app.status() },
    port,
    deadlineMs: deadlineSeconds * 1000,
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

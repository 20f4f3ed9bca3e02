import { type LoopbackServer, startServer } from "../transport/loopback-server.ts";
import { realInputs } from "./fixtures.ts";

export interface RealInputServer extends LoopbackServer {
  /** A connection that it accepts, for parseZoomConnection. */
  readonly connection: Readonly<Record<string, unknown>>;
}

/**
 * A server that answers each call in use with what Zoom's documents show for it, and nothing else: always the same page
 * with the same page token, whatever is asked.
 */
export async function startRealInputServer(): Promise<RealInputServer> {
  const routes = (await realInputs()).map(({ operation, response }) => {
    const path = operation.slice(operation.indexOf(" ") + 1).replace("{accountId}", "me");
    return { pattern: new RegExp(`^/v2${path.replace(/\{[^}]+\}/g, "[^/]+")}$`), response };
  });
  const server = await startServer(({ url }) => {
    if (url.pathname === "/oauth/token")
      return { body: { access_token: "real-input", token_type: "bearer", expires_in: 3599, scope: "" } };
    const route = routes.find(({ pattern }) => pattern.test(url.pathname));
    return route === undefined
      ? { status: 404, body: { code: 2300, message: "This API endpoint is not recognized." } }
      : { body: route.response };
  });
  const credentials = {
    accountId: "RealInputAccount",
    clientId: "real-input-client",
    clientSecret: "real-input-secret",
  };
  return { ...server, connection: { ...credentials, apiUrl: server.url, plan: "unlimited" } };
}

import type { Dispatcher } from "undici";
import { loadCatalog } from "../../catalog/catalog.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { AccountKeys } from "../../model/keys.ts";
import type { SpentDays } from "../../transport/limiter.ts";
import { Redactor } from "../../transport/redact.ts";
import type { NetworkOptions } from "../../transport/socket.ts";
import type { SourceSession } from "../source.ts";
import { zoomClient } from "./client.ts";
import type { ZoomConnection } from "./connection.ts";
import { ZOOM_ENDPOINTS } from "./endpoints.gen.ts";
import type { OperationCatalog } from "./operations.ts";
import { toSection } from "./to-section.ts";

export interface ZoomSessionOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Where scopes and quotas of the calls come from; the committed catalog unless a test brings its own. */
  readonly catalog?: OperationCatalog;
  /** Learns the connection's secrets; pass the logger's own where it has one. */
  readonly redactor?: Redactor;
  /** Proxy and certificates of the operator's network. */
  readonly network?: NetworkOptions;
  /** A pool of the caller's, which it closes itself. */
  readonly dispatcher?: Dispatcher;
  /** Milliseconds of the first retry's delay, 500 by default. */
  readonly retryDelayMs?: number;
  /** What earlier runs drew on the day's limits; left out, only this session is counted. */
  readonly spentDays?: SpentDays;
  /** Ends the fetching of a token. What a section asks for ends by the section's own signal. */
  readonly signal?: AbortSignal | undefined;
}

export interface ZoomSession extends SourceSession {
  /** The scopes that the token carries, sorted. */
  readonly scopes: readonly string[];
  /** Where calls go: the host that the token named, or the configured one. */
  readonly apiBase: string;
}

/**
 * Opens an account for reading. Its token is fetched first: wrong credentials are AUTH_ACCOUNT, AUTH_CLIENT,
 * AUTH_SECRET, AUTH_DEACTIVATED or AUTH_FAILED, no network is NETWORK, before any section runs.
 */
export async function openZoomSession(connection: ZoomConnection, options: ZoomSessionOptions): Promise<ZoomSession> {
  const client = zoomClient(connection, { ...options, redactor: options.redactor ?? new Redactor() });
  const token = await client.token().catch(async (thrown: unknown) => {
    await client.close();
    throw thrown;
  });
  const tools = {
    client,
    catalog: options.catalog ?? loadCatalog(),
    connection,
    keys: new AccountKeys("zoom", connection.accountId),
    now: () => options.clock.now(),
  };
  return {
    account: connection.accountId,
    source: "zoom",
    scopes: token.scopes,
    apiBase: token.apiBase.href,
    sections: ZOOM_ENDPOINTS.map((endpoint) => toSection(endpoint, tools)),
    requests: () => client.requests(),
    close: () => client.close(),
  };
}

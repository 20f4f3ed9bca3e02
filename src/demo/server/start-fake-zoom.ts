import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { loadCatalog } from "../../catalog/catalog.ts";
import { WhocanError } from "../../lib/errors.ts";
import type { DemoAccount } from "../account/demo-account.ts";
import type { Mischief } from "./faults/faults.ts";
import { Gate, type GateCatalog, isGranular } from "./gate.ts";
import { Journal } from "./journal.ts";
import { type LimitRules, RateLimits } from "./limits/rate-limits.ts";
import { type Credentials, makeCredentials, TokenOffice, type TokenRules } from "./oauth.ts";
import { Pager } from "./paging.ts";
import { type Reply, zoomError } from "./reply.ts";
import { type CompiledRoute, compileRoute } from "./route.ts";
import { ROUTES } from "./routes/routes.ts";
import { sendReply } from "./send-reply.ts";

/** A request as hooks see it: no header, so that no hook can let a token out. */
export interface HookRequest {
  readonly method: string;
  /** `/v2/users` or `/oauth/token`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** How many requests came before it. */
  readonly index: number;
}

/** Rules that hold from the next request on: a test may change them while the server runs. */
export interface FakeZoomRules extends TokenRules {
  /** The role of the app's owner, as whom its tokens act; default the account owner's. */
  ownerRoleId: string;
  latencyMs: number;
  /** Records of a page at most, so that a small account has several pages; undefined: as many as are asked for. */
  mostPerPage: number | undefined;
  /** Operations that the account's plan does not include: they are refused as on an account that pays nothing. */
  notInPlan: readonly string[];
  /** Rate limits; undefined for none. Requests for tokens have none. */
  limits: LimitRules | undefined;
  /** Spoils answers, those to requests for tokens too. */
  mischief: Mischief | undefined;
  /**
   * Sees every request first. A reply is sent in place of the real one; `destroy` cuts the connection; nothing lets
   * the request go on.
   */
  onRequest:
    | ((request: HookRequest) => Reply | "destroy" | undefined | Promise<Reply | "destroy" | undefined>)
    | undefined;
}

export interface FakeZoomOptions extends Partial<FakeZoomRules> {
  /** Default the committed catalog. */
  readonly catalog?: GateCatalog;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Milliseconds since 1970; decides when tokens of access and of pages end. */
  readonly clock?: () => number;
}

export interface FakeZoom {
  /** `http://127.0.0.1:<port>`, to stand for `https://api.zoom.us`. */
  readonly url: string;
  /** To stand for `https://zoom.us/oauth/token`. */
  readonly oauthUrl: string;
  readonly credentials: Credentials;
  readonly account: DemoAccount;
  readonly rules: FakeZoomRules;
  readonly requests: Journal;
  /** Makes every access token that was issued so far worthless. */
  revokeTokens(): void;
  close(): Promise<void>;
}

const TOKEN_PATH = "/oauth/token";
const API_PREFIX = "/v2";
const MOST_BODY_BYTES = 100_000;

/**
 * Serves an account over HTTP on 127.0.0.1 as Zoom's API does: tokens, scopes, role privileges, pages and errors.
 * PORT_IN_USE when the port is taken; INTERNAL when the catalog lacks an operation that is served.
 */
export async function startFakeZoom(account: DemoAccount, options: FakeZoomOptions = {}): Promise<FakeZoom> {
  const { catalog = loadCatalog().data, port = 0, clock = Date.now, ...given } = options;
  const gate = new Gate(catalog);
  const routes = ROUTES.map(compileRoute);
  const rules: FakeZoomRules = {
    scopes: defaultScopes(gate),
    tokenLifeSeconds: 3600,
    deactivated: false,
    ownerRoleId: "0",
    latencyMs: 0,
    mostPerPage: undefined,
    notInPlan: [],
    limits: undefined,
    mischief: undefined,
    onRequest: undefined,
    ...given,
  };
  const credentials = makeCredentials(account.id);
  const tokens = new TokenOffice(credentials, rules, clock);
  const pager = new Pager(clock, () => rules.mostPerPage ?? Number.POSITIVE_INFINITY);
  const rateLimits = new RateLimits(clock);
  const requests = new Journal();
  let received = 0;

  async function answer(request: IncomingMessage, url: URL): Promise<Reply | "destroy"> {
    const method = request.method ?? "GET";
    const hooked = await rules.onRequest?.({
      method,
      path: url.pathname,
      query: url.searchParams,
      index: received++,
    });
    if (hooked !== undefined) return hooked;
    const ofTokens = url.pathname === TOKEN_PATH && method === "POST";
    const real = ofTokens
      ? await answerToken(request, url)
      : () => answerApi(method, url, request.headers.authorization);
    if (rules.mischief === undefined) return real();
    const common = { account, now: new Date(clock()), revokeTokens: () => tokens.revokeAll() };
    return rules.mischief.answer({ path: url.pathname, query: url.searchParams, ofTokens, ...common }, real);
  }

  async function answerToken(request: IncomingMessage, url: URL): Promise<() => Reply> {
    const form = new URLSearchParams(await readBody(request));
    for (const [name, value] of url.searchParams) form.append(name, value);
    return () => tokens.answer(request.headers.authorization, form, url.origin);
  }

  function answerApi(method: string, url: URL, authorization: string | undefined): Reply {
    const path = url.pathname.startsWith(`${API_PREFIX}/`) ? url.pathname.slice(API_PREFIX.length) : undefined;
    const found = path === undefined || method !== "GET" ? undefined : findRoute(routes, path);
    if (found === undefined || path === undefined) return zoomError(404, 2300, "This API endpoint is not recognized.");
    const scopes = tokens.check(authorization);
    if (scopes === "missing") return zoomError(401, 124, "Requires an access token.");
    if (scopes === "invalid") return zoomError(401, 124, "Invalid access token.");
    if (scopes === "expired") return zoomError(401, 124, "Access token is expired.");
    const { route, params } = found;
    const limits = rules.limits;
    const throttled = limits && rateLimits.refusal(gate.limited(route.operation), limits);
    if (throttled !== undefined) return throttled;
    const refusal = gate.refusal(route.operation, { scopes, roleId: rules.ownerRoleId }, account);
    const unpaid = rules.notInPlan.includes(route.operation)
      ? zoomError(400, 200, "Only available for Paid account.")
      : undefined;
    const reply = refusal ?? unpaid ?? route.answer({ account, path, params, query: url.searchParams, pager });
    return { ...reply, headers: { "x-ratelimit-category": gate.label(route.operation), ...reply.headers } };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", `http://${request.headers.host ?? "127.0.0.1"}`);
    const reply = await answer(request, url);
    if (rules.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, rules.latencyMs));
    const status = reply === "destroy" ? 0 : reply.status;
    requests.add({ method: request.method ?? "GET", path: url.pathname, query: url.search, status });
    if (reply === "destroy") {
      request.socket.destroy();
      return;
    }
    await sendReply(response, reply);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ code: 500, message: "The fake Zoom failed." }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new WhocanError("PORT_IN_USE", `Port ${port} is in use.`, { field: "port", cause: error })
          : error,
      ),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    oauthUrl: url + TOKEN_PATH,
    credentials,
    account,
    rules,
    requests,
    revokeTokens: () => tokens.revokeAll(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** For each operation that is served unasked its granular scope at account level, as a new app would be given. */
function defaultScopes(gate: Gate): string[] {
  const scopes = ROUTES.filter(({ optional }) => optional !== true).map(({ operation }) => {
    const all = gate.scopes(operation);
    return all.find((scope) => isGranular(scope) && scope.endsWith(":admin")) ?? all[0];
  });
  return [...new Set(scopes.filter((scope) => scope !== undefined))].sort();
}

function findRoute(
  routes: readonly CompiledRoute[],
  path: string,
): { route: CompiledRoute; params: Record<string, string> } | undefined {
  for (const route of routes) {
    const match = route.pattern.exec(path);
    if (match === null) continue;
    const params = route.names.map((name, index) => [name, decode(match[index + 1] ?? "")]);
    return { route, params: Object.fromEntries(params) };
  }
  return undefined;
}

/**
 * Zoom wants UUIDs that begin with a slash or hold two in a row encoded twice, and does not find them otherwise;
 * others may be encoded once or twice.
 */
function decode(part: string): string {
  try {
    const once = decodeURIComponent(part);
    if (once.startsWith("/") || once.includes("//")) return part;
    return /%[0-9A-F]{2}/i.test(once) ? decodeURIComponent(once) : once;
  } catch {
    return part;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MOST_BODY_BYTES) break;
  }
  return text;
}

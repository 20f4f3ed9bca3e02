import * as z from "zod";
import type { Clock } from "../../lib/clock.ts";
import { WhocanError } from "../../lib/errors.ts";
import { type Exchange, type HttpAnswer, type HttpRequest, parseJson } from "../../transport/exchange.ts";
import type { Redactor } from "../../transport/redact.ts";
import type { Token } from "../../transport/token.ts";
import type { ZoomConnection } from "./connection.ts";
import { apiBase } from "./hosts.ts";
import { tokenError } from "./token-errors.ts";

/** What Zoom gives for an account's credentials. */
export interface ZoomToken extends Token {
  /** The scopes that the token carries, sorted. */
  readonly scopes: readonly string[];
  /** Where calls with it go: `https://api-us.zoom.us/v2`. */
  readonly apiBase: URL;
}

/** The quota of token requests: none is documented. */
const TOKEN_QUOTA = "oauth";

const answerSchema = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(3599),
  scope: z.string().nullish(),
  api_url: z.string().nullish(),
});

const refusalSchema = z.looseObject({
  code: z.coerce.number().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  errorMessage: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
});

/**
 * Fetches a token with the account_credentials grant: parameters in the form body, as in the query they were refused
 * since 2025. Throws AUTH_ACCOUNT, AUTH_CLIENT, AUTH_SECRET, AUTH_DEACTIVATED or AUTH_FAILED where Zoom refuses,
 * NETWORK or TIMEOUT where it cannot be asked or does not do its work, the signal's reason when it is aborted. The redactor learns every token.
 */
export async function fetchZoomToken(
  connection: ZoomConnection,
  exchange: Exchange,
  { clock, redactor, signal }: { readonly clock: Clock; readonly redactor: Redactor; readonly signal?: AbortSignal },
): Promise<ZoomToken> {
  const credentials = Buffer.from(`${connection.clientId}:${connection.clientSecret}`).toString("base64");
  const answer = await askTokenHost(exchange, {
    method: "POST",
    url: new URL(connection.oauthUrl),
    headers: {
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
      authorization: `Basic ${credentials}`,
    },
    body: new URLSearchParams({ grant_type: "account_credentials", account_id: connection.accountId }).toString(),
    quota: TOKEN_QUOTA,
    // Several tokens may be valid at once, so a second request after a lost answer does no harm.
    repeatable: true,
    ...(signal === undefined ? {} : { signal }),
  });
  const body = parseJson(answer);
  if (answer.status >= 500) {
    throw new WhocanError("NETWORK", `The token host answers HTTP ${answer.status}.`, { data: { reached: false } });
  }
  const parsed = answerSchema.safeParse(body);
  if (answer.status !== 200 || !parsed.success) throw refusalOf(answer, body, redactor);
  redactor.add(parsed.data.access_token);
  return {
    value: parsed.data.access_token,
    expiresAt: new Date(clock.now().getTime() + parsed.data.expires_in * 1000),
    scopes: (parsed.data.scope ?? "")
      .split(/[\s,]+/)
      .filter((scope) => scope !== "")
      .sort(),
    apiBase: apiBase(new URL(connection.apiUrl), parsed.data.api_url ?? undefined),
  };
}

/** Where the token host does not answer, no section can be read: it counts as not reached, however it failed. */
async function askTokenHost(exchange: Exchange, request: HttpRequest): Promise<HttpAnswer> {
  try {
    return await exchange(request);
  } catch (thrown) {
    if (!(thrown instanceof WhocanError) || (thrown.code !== "NETWORK" && thrown.code !== "TIMEOUT")) throw thrown;
    throw new WhocanError(thrown.code, thrown.message, { cause: thrown, data: { ...thrown.data, reached: false } });
  }
}

function refusalOf(answer: HttpAnswer, body: unknown, redactor: Redactor): WhocanError {
  const parsed = refusalSchema.safeParse(body);
  if (
    !parsed.success ||
    (answer.status === 200 && parsed.data.error === undefined && parsed.data.reason === undefined)
  ) {
    return new WhocanError("BAD_RESPONSE", `The token host answered HTTP ${answer.status} without a token.`);
  }
  const { code, reason, message, errorMessage, error } = parsed.data;
  const text = redactor.text(reason ?? message ?? errorMessage ?? "").slice(0, 200);
  return tokenError({ status: answer.status, code, reason: text, error: redactor.text(error ?? "").slice(0, 60) });
}

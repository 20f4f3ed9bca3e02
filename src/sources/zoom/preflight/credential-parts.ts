import type { ErrorCode, WhocanError } from "../../../lib/errors.ts";
import type { ZoomConnection } from "../connection.ts";

/** What a connection is made of, in the order in which Zoom looks at it. */
export const PARTS = ["settings", "token host", "client id", "client secret", "account id", "app", "API host"] as const;
export type Part = (typeof PARTS)[number];

/** `untold` where what came before it was wrong, so that nobody looked at it. */
export interface CheckedPart {
  readonly part: Part;
  readonly state: "ok" | "wrong" | "untold";
  readonly text: string;
}

/** The part at fault, by what went wrong while a token was fetched. */
const AT_FAULT: Partial<Record<ErrorCode, Part>> = {
  CONFIG_MISSING: "settings",
  CONFIG_INVALID: "settings",
  CONFIG_UNREADABLE: "settings",
  INSECURE_URL: "settings",
  AUTH_CLIENT: "client id",
  AUTH_SECRET: "client secret",
  AUTH_ACCOUNT: "account id",
  AUTH_DEACTIVATED: "app",
  AUTH_FAILED: "app",
};

/** All parts of a connection that gives a token and, unless `apiError` says otherwise, answers. */
export function partsOf(
  connection: ZoomConnection,
  { apiBase, apiError }: { readonly apiBase: URL; readonly apiError: WhocanError | undefined },
): CheckedPart[] {
  const named = new URL(connection.apiUrl).host;
  const host = apiBase.host === named ? named : `${apiBase.host}, as the token says (set: ${named})`;
  const api: CheckedPart =
    apiError === undefined
      ? { part: "API host", state: "ok", text: host }
      : { part: "API host", state: "wrong", text: `${host}: ${apiError.message}` };
  return PARTS.map((part) => (part === "API host" ? api : { part, state: "ok", text: textOf(part, connection) }));
}

/**
 * The parts when no token came: the one at fault, those before it that Zoom has thereby taken, and those after it that nobody
 * looked at. `connection` is undefined where the settings themselves are wrong.
 */
export function partsUpTo(error: WhocanError, connection?: ZoomConnection): CheckedPart[] {
  const fault = PARTS.indexOf(AT_FAULT[error.code] ?? "token host");
  return PARTS.map((part, index) => {
    if (index === fault) return { part, state: "wrong", text: error.message };
    if (index > fault || !isTaken(part, error)) return { part, state: "untold", text: "not looked at" };
    return { part, state: "ok", text: connection === undefined ? "" : textOf(part, connection) };
  });
}

/** Zoom does not always say which of client id and secret it refuses. */
function isTaken(part: Part, { data }: WhocanError): boolean {
  return part === "settings" || part === "token host" || !(data?.["untold"] as string[] | undefined)?.includes(part);
}

/** Ids are no secrets; the client secret is never shown. */
function textOf(part: Part, { accountId, clientId, oauthUrl, plan, quotaShare }: ZoomConnection): string {
  switch (part) {
    case "settings":
      return `complete; plan ${plan}, at most ${Math.round(quotaShare * 100)} % of its rate limits`;
    case "token host":
      return new URL(oauthUrl).host;
    case "client id":
      return clientId;
    case "client secret":
      return "accepted";
    case "account id":
      return accountId;
    default:
      return "active, server-to-server OAuth";
  }
}

import { type ErrorCode, WhocanError } from "../../lib/errors.ts";

/** What Zoom says when it refuses a token: `{code, reason | errorMessage, error}`, of which any may be absent. */
export interface TokenRefusal {
  readonly status: number;
  readonly code: number | undefined;
  readonly reason: string;
  readonly error: string;
}

interface TokenErrorRow {
  readonly when: (refusal: TokenRefusal) => boolean;
  readonly code: ErrorCode;
  readonly message: string;
  /** Parts of the credentials that the refusal says nothing of, though Zoom looks at them earlier. */
  readonly untold?: readonly string[];
  /** Where it is known from. */
  readonly evidence: string;
}

const OAUTH_PAGE = "developers.zoom.us, OAuth error messages";

const says = (pattern: RegExp) => (refusal: TokenRefusal) => pattern.test(refusal.reason);
const hasCode =
  (...codes: readonly number[]) =>
  (refusal: TokenRefusal) =>
    codes.includes(refusal.code ?? 0);

/** First match wins: precise texts before codes, as 4702 and 4704 each stand for the client and for the secret. */
const ROWS: readonly TokenErrorRow[] = [
  {
    when: (refusal) => hasCode(4717, 4738)(refusal) || says(/disabled|deactivated|not (been )?activated/i)(refusal),
    code: "AUTH_DEACTIVATED",
    message: "The app is deactivated.",
    untold: ["client secret", "account id"],
    evidence: `${OAUTH_PAGE}: 4717 "The app has been disabled", 4738 disabled pre-approval; seen: "The app has been disabled by the developer"`,
  },
  {
    when: hasCode(4706),
    code: "AUTH_FAILED",
    message: "Zoom misses the client id or the client secret in our request.",
    untold: ["client id", "client secret", "account id"],
    evidence: `${OAUTH_PAGE}: 4706 "Client ID or client secret is missing."`,
  },
  {
    when: says(/client_id or client_secret/i),
    code: "AUTH_SECRET",
    message: "Zoom refuses the client id or the client secret; it does not say which.",
    untold: ["client id"],
    evidence:
      'seen in public issues: HTTP 400 {"reason":"Invalid client_id or client_secret","error":"invalid_client"}',
  },
  {
    when: says(/client[ _]?secret/i),
    code: "AUTH_SECRET",
    message: "Zoom refuses the client secret.",
    evidence: `${OAUTH_PAGE}: 4702, 4704 "Invalid client secret."`,
  },
  {
    when: says(/account[ _]?id|account (does not exist|not found|is invalid)|invalid account/i),
    code: "AUTH_ACCOUNT",
    message: "Zoom does not know the account, or the app is not of it.",
    evidence: "assumed: texts that name the account; Zoom's page lists none",
  },
  {
    when: (refusal) => says(/invalid client|client[ _]?id/i)(refusal) || hasCode(4702, 4704)(refusal),
    code: "AUTH_CLIENT",
    message: "Zoom does not know the client id.",
    evidence: `${OAUTH_PAGE}: 4702, 4704 "Invalid client.", "Client ID does not match authenticated client."`,
  },
  {
    when: ({ error }) => error === "invalid_client",
    code: "AUTH_SECRET",
    message: "Zoom refuses the client id or the client secret; it does not say which.",
    untold: ["client id"],
    evidence: "RFC 6749, 5.2: client authentication failed",
  },
  {
    when: (refusal) =>
      hasCode(4705)(refusal) || says(/grant[ _]?type/i)(refusal) || refusal.error === "unsupported_grant_type",
    code: "AUTH_FAILED",
    message: "Zoom refuses this kind of app: it is not a server-to-server OAuth app.",
    untold: ["account id"],
    evidence: `${OAUTH_PAGE}: 4705 "Grant type is not supported"`,
  },
  {
    when: ({ status, error, reason }) =>
      status === 400 && (error === "invalid_request" || /^bad request$/i.test(reason)),
    code: "AUTH_ACCOUNT",
    message: "Zoom refuses the account id.",
    evidence:
      'seen: HTTP 400 {"reason":"Bad Request","error":"invalid_request"} for a wrong account_id; the other parameters are ours',
  },
];

/** The refusal as one of the AUTH_ errors; its text never repeats what Zoom sent beyond code and reason. */
export function tokenError(refusal: TokenRefusal): WhocanError {
  const row = ROWS.find(({ when }) => when(refusal));
  const said = [refusal.code, refusal.reason, refusal.error]
    .filter((part) => part !== undefined && part !== "")
    .join(", ");
  const internal = `token: HTTP ${refusal.status} (${said})`;
  if (row !== undefined) {
    const { code, message, untold } = row;
    return new WhocanError(code, message, { internal, ...(untold === undefined ? {} : { data: { untold } }) });
  }
  return new WhocanError(
    "AUTH_FAILED",
    `Zoom gives no token: HTTP ${refusal.status}${said === "" ? "" : ` (${said})`}.`,
    { internal, data: { untold: ["client id", "client secret", "account id"] } },
  );
}

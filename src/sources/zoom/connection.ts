import * as z from "zod";
import { WhocanError } from "../../lib/errors.ts";
import type { Setting } from "../../lib/setting.ts";
import { requireSafeUrl } from "../../transport/safe-url.ts";
import { DEFAULT_API_URL, oauthUrlFor } from "./hosts.ts";

export const ZOOM_PLANS = ["free", "pro", "business", "unlimited"] as const;
export type ZoomPlan = (typeof ZOOM_PLANS)[number];

const optional = { fileEnv: null, secret: false, required: false } as const;
const credential = { required: true, default: null } as const;

const DEFAULT_SHARES = 2000;
/** No month is shorter, and Zoom answers at most a month. */
const MOST_ACTIVITY_DAYS = 28;

/** Every setting of a Zoom connection, in the order of the documents. */
export const zoomConnectionFields: readonly Setting[] = [
  {
    name: "name",
    env: null,
    ...optional,
    default: "zoom",
    description: "Name of the connection: lower-case letters, digits and hyphens; unique.",
  },
  {
    name: "accountId",
    env: "ZOOM_ACCOUNT_ID",
    fileEnv: "ZOOM_ACCOUNT_ID_FILE",
    secret: false,
    ...credential,
    description: "Account ID on the app's credentials page.",
  },
  {
    name: "clientId",
    env: "ZOOM_CLIENT_ID",
    fileEnv: "ZOOM_CLIENT_ID_FILE",
    secret: false,
    ...credential,
    description: "Client ID on the app's credentials page.",
  },
  {
    name: "clientSecret",
    env: "ZOOM_CLIENT_SECRET",
    fileEnv: "ZOOM_CLIENT_SECRET_FILE",
    secret: true,
    ...credential,
    description: "Client secret on the app's credentials page.",
  },
  {
    name: "apiUrl",
    env: "ZOOM_API_URL",
    ...optional,
    default: DEFAULT_API_URL,
    description: "API host, such as https://api.zoomgov.com. Left at the default, the account's regional host is used.",
  },
  {
    name: "oauthUrl",
    env: "ZOOM_OAUTH_URL",
    ...optional,
    default: null,
    description: "Where tokens are issued. Follows the API host: https://zoom.us/oauth/token for the default one.",
  },
  {
    name: "plan",
    env: "ZOOM_PLAN",
    ...optional,
    default: "pro",
    description:
      "Plan of the account, for its rate limits: free, pro, business (and above), or unlimited against a server of one's own.",
  },
  {
    name: "quotaShare",
    env: "WHOCAN_QUOTA_SHARE",
    ...optional,
    default: 0.5,
    description:
      "Share of the account's rate limits that we may use, above 0 and up to 1: all apps of the account draw on the same.",
  },
  {
    name: "recordings.days",
    env: null,
    ...optional,
    default: 30,
    description: "Days back for which recordings are read, by whole months.",
  },
  {
    name: "recordings.sharesPerRun",
    env: "WHOCAN_RECORDING_SHARES",
    ...optional,
    default: DEFAULT_SHARES,
    description:
      "Of at most so many recordings a run reads how they are shared, one call each: the newest that were never read, then those read longest ago. Later runs go on.",
  },
  {
    name: "activities.days",
    env: "WHOCAN_ACTIVITY_DAYS",
    ...optional,
    default: 0,
    description: `Days back for which sign-ins are read, of which each user's last is kept; at most ${MOST_ACTIVITY_DAYS}, as Zoom answers a month. 0 reads none: it takes the scope report:read:user_activities:admin and a paid plan. Set to 0 again, what was read before stays.`,
  },
  {
    name: "includeInactive",
    env: null,
    ...optional,
    default: true,
    description: "Whether deactivated users are read.",
  },
  {
    name: "apps",
    env: null,
    ...optional,
    default: null,
    description:
      "Per app id the e-mail of its authorizer, which Zoom does not show: {<app id>: {authorizer: <e-mail>}}.",
  },
];

const credentialText = z
  .string()
  .trim()
  .min(1, "is empty")
  .max(256, "is too long for a credential")
  .regex(/^[\x21-\x7e]+$/, "holds a space or a character that no credential has")
  .refine((text) => !/[<>"'`]|\.\.\.|^(your[-_]|changeme|x{4})/i.test(text), "still holds a placeholder or quotes")
  .refine((text) => !text.includes("@") && !text.includes("://"), "is an e-mail or address, not a credential");

const urlText = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text), "is not a URL");

/** The connection as a file or the environment gives it; unknown names are refused. */
export const zoomConnectionSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "has other characters than lower-case letters, digits and single hyphens")
    .max(40)
    .default("zoom"),
  accountId: credentialText,
  clientId: credentialText,
  clientSecret: credentialText,
  apiUrl: urlText.default(DEFAULT_API_URL),
  oauthUrl: urlText.optional(),
  plan: z.enum(ZOOM_PLANS).default("pro"),
  quotaShare: z.coerce.number().gt(0).lte(1).default(0.5),
  recordings: z
    .strictObject({
      days: z.coerce.number().int().min(1).max(3650).default(30),
      sharesPerRun: z.coerce.number().int().min(0).max(1_000_000).default(DEFAULT_SHARES),
    })
    .prefault({}),
  activities: z.strictObject({ days: z.coerce.number().int().min(0).max(MOST_ACTIVITY_DAYS).default(0) }).prefault({}),
  includeInactive: z.union([z.boolean(), z.stringbool()]).default(true),
  apps: z.record(z.string().min(1), z.strictObject({ authorizer: z.email() })).default({}),
});

/** A connection whose every value was checked; `oauthUrl` is filled in. */
export type ZoomConnection = Readonly<Omit<z.output<typeof zoomConnectionSchema>, "oauthUrl">> & {
  readonly oauthUrl: string;
};

/** Names of the credentials of JWT apps, which Zoom ended in September 2023. */
const JWT_NAMES = ["apiKey", "apiSecret", "api_key", "api_secret", "jwt", "jwtToken", "imToken"];

/**
 * Checks a connection. CONFIG_MISSING names the credentials that are not there, CONFIG_INVALID the field at fault and
 * JWT credentials with their replacement, INSECURE_URL an address that is neither https nor loopback. Values never
 * appear in the error.
 */
export function parseZoomConnection(input: Readonly<Record<string, unknown>>): ZoomConnection {
  refuseJwt(input);
  const missing = zoomConnectionFields.filter(({ name, required }) => required && isBlank(input[name]));
  if (missing.length > 0) {
    throw new WhocanError("CONFIG_MISSING", `The Zoom connection lacks ${missing.map(nameOf).join(", ")}.`, {
      field: missing.map(({ name }) => name).join(", "),
      help: `Set ${missing.map(({ env }) => env).join(", ")}: all three are on the credentials page of a server-to-server OAuth app.`,
    });
  }
  const parsed = zoomConnectionSchema.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error);
  const apiUrl = requireSafeUrl(new URL(parsed.data.apiUrl), "apiUrl");
  const oauthUrl = parsed.data.oauthUrl === undefined ? oauthUrlFor(apiUrl) : new URL(parsed.data.oauthUrl);
  return { ...parsed.data, oauthUrl: requireSafeUrl(oauthUrl, "oauthUrl").href };
}

function refuseJwt(input: Readonly<Record<string, unknown>>): void {
  const found = Object.keys(input).find((name) => JWT_NAMES.includes(name));
  if (found === undefined) return;
  throw new WhocanError("CONFIG_INVALID", `${found} belongs to a JWT app; Zoom ended those in 2023.`, {
    field: found,
    help: "Make a server-to-server OAuth app in the Marketplace and set accountId, clientId and clientSecret.",
  });
}

function invalid(error: z.ZodError): WhocanError {
  const issue = error.issues[0];
  const field =
    issue === undefined ? "" : [...issue.path, ...("keys" in issue ? issue.keys.slice(0, 1) : [])].join(".");
  const known = zoomConnectionFields.find(({ name }) => name === field);
  const named = known === undefined ? field : nameOf(known);
  const what =
    issue?.code === "unrecognized_keys" ? "is not a setting of a Zoom connection" : (issue?.message ?? "is wrong");
  return new WhocanError("CONFIG_INVALID", `${named}: ${what}.`, { field });
}

function nameOf({ name, env }: Setting): string {
  return env === null ? name : `${name} (${env})`;
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

import * as z from "zod";
import { parseDuration } from "../lib/duration.ts";
import type { Setting } from "../lib/setting.ts";
import { REQUEST_LIMIT_SETTINGS, requestLimitFields } from "./request-limit-settings.ts";
import { flag, list, plain } from "./values.ts";

/** What `whocan serve` listens on, and whom it answers. */
export const SERVE_SETTINGS: readonly Setting[] = [
  {
    name: "serve.host",
    env: "WHOCAN_HOST",
    ...plain,
    default: "127.0.0.1",
    description:
      "Address that `whocan serve` listens on. Any other than loopback, such as 0.0.0.0 in a container, demands an API token (docs/operations.md).",
  },
  {
    name: "serve.port",
    env: "WHOCAN_PORT",
    ...plain,
    default: 4000,
    description: "Port of `whocan serve` and `whocan demo`; 0 takes any free one.",
  },
  {
    name: "serve.allowedHosts",
    env: "WHOCAN_ALLOWED_HOSTS",
    ...plain,
    default: null,
    description:
      "Names under which clients reach the server, without ports: a list, separated by commas in the variable. Loopback names and serve.host are always allowed. Naming any demands an API token on loopback too.",
  },
  {
    name: "serve.token",
    env: "WHOCAN_API_TOKEN",
    fileEnv: "WHOCAN_API_TOKEN_FILE",
    secret: true,
    required: false,
    default: null,
    description:
      "One API token, 32 characters or more, beside those of `whocan token create`. It may do everything, and where it is set the API demands a token on loopback too.",
  },
  {
    name: "serve.requireToken",
    env: "WHOCAN_REQUIRE_TOKEN",
    ...plain,
    default: false,
    description: "Demand an API token on loopback too, such as behind a proxy on the same machine.",
  },
  {
    name: "serve.tlsCertFile",
    env: "WHOCAN_TLS_CERT_FILE",
    ...plain,
    default: null,
    description:
      "File with the server's certificate and those that lead to its authority (PEM): answers https then. A relative path starts at the current folder.",
  },
  {
    name: "serve.tlsKeyFile",
    env: "WHOCAN_TLS_KEY_FILE",
    ...plain,
    default: null,
    description: "File with the certificate's private key (PEM).",
  },
  {
    name: "serve.deadlineSeconds",
    env: "WHOCAN_DEADLINE_SECONDS",
    ...plain,
    default: 10,
    description: "Most seconds that one GraphQL request may take.",
  },
  ...REQUEST_LIMIT_SETTINGS,
];

/** When `whocan serve` reads the account by itself. */
export const SYNC_SETTINGS: readonly Setting[] = [
  {
    name: "sync.every",
    env: "WHOCAN_SYNC_EVERY",
    ...plain,
    default: null,
    description: "How often `whocan serve` reads the account: 30m, 6h, 1d. Left out, and without sync.cron, never.",
  },
  {
    name: "sync.cron",
    env: "WHOCAN_SYNC_CRON",
    ...plain,
    default: null,
    description:
      "When `whocan serve` reads the account, as a cron expression in the zone that TZ names: 0 */6 * * *. Instead of sync.every.",
  },
];

const MIN_INTERVAL_MS = 60_000;
const MAX_INTERVAL_MS = 31 * 86_400_000;

export const serveSchema = z
  .strictObject({
    host: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9.:_-]{1,253}$/, "is no address or host name")
      .default("127.0.0.1"),
    port: z.coerce.number().int().min(0).max(65_535).default(4000),
    allowedHosts: list.default([]),
    token: z
      .string()
      .regex(/^[!-~]{32,512}$/, "needs 32 to 512 letters, digits or signs, and no space")
      .optional(),
    requireToken: flag.default(false),
    tlsCertFile: z.string().min(1).optional(),
    tlsKeyFile: z.string().min(1).optional(),
    ...requestLimitFields,
    deadlineSeconds: z.coerce.number().positive().max(3600).default(10),
  })
  .prefault({});

export const syncSchema = z
  .strictObject({
    /** Milliseconds. */
    every: z
      .string()
      .transform((text, context) => {
        const ms = parseDuration(text);
        if (ms !== undefined && ms >= MIN_INTERVAL_MS && ms <= MAX_INTERVAL_MS) return ms;
        context.addIssue("needs a length of time from 1m to 31d, such as 30m, 6h or 1d");
        return z.NEVER;
      })
      .optional(),
    cron: z.string().trim().min(1).optional(),
  })
  .refine(({ every, cron }) => every === undefined || cron === undefined, {
    path: ["cron"],
    error: "cannot be set beside sync.every",
  })
  .prefault({});

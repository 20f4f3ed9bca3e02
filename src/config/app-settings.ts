import * as z from "zod";
import { LOG_LEVELS } from "../lib/logger.ts";
import type { Setting } from "../lib/setting.ts";
import { SERVE_SETTINGS, SYNC_SETTINGS, serveSchema, syncSchema } from "./serve-settings.ts";
import { flag, list, plain } from "./values.ts";

export const STORE_NAMES = ["sqlite", "neo4j"] as const;
export type StoreName = (typeof STORE_NAMES)[number];

/** Settings of Whocan itself, in the order of the documents; a source's own are in its connection.ts. */
export const APP_SETTINGS: readonly Setting[] = [
  {
    name: "data",
    env: "WHOCAN_DATA",
    ...plain,
    default: ".whocan",
    description: "Folder of the store and the record of runs. A relative path starts at the current folder.",
  },
  {
    name: "store",
    env: "WHOCAN_STORE",
    ...plain,
    default: "sqlite",
    description: "Where facts are kept: sqlite, a file in the data folder, or neo4j, a database of its own.",
  },
  {
    name: "engine",
    env: "WHOCAN_ENGINE",
    ...plain,
    default: "index",
    description:
      "What answers questions: index, in memory, or cypher, the Neo4j database itself; it needs the store neo4j. Both give the same answers.",
  },
  {
    name: "lacks",
    env: "WHOCAN_LACKS",
    ...plain,
    default: null,
    description:
      "Products that the account is known to lack, such as phone: a list, separated by commas in the variable. Access to them is GATED.",
  },
  ...SERVE_SETTINGS,
  ...SYNC_SETTINGS,
  {
    name: "log.level",
    env: "WHOCAN_LOG_LEVEL",
    ...plain,
    default: "warn",
    description: `Least level that is logged, in JSON lines to stderr: ${LOG_LEVELS.join(", ")}.`,
  },
  {
    name: "network.proxy",
    env: "HTTPS_PROXY",
    ...plain,
    secret: true,
    default: null,
    description: "Proxy for calls to the provider. It may hold a password, so it is never shown.",
  },
  {
    name: "network.noProxy",
    env: "NO_PROXY",
    ...plain,
    default: null,
    description: "Hosts that are called without the proxy, separated by commas.",
  },
  {
    name: "network.caFile",
    env: "WHOCAN_CA_FILE",
    ...plain,
    default: null,
    description:
      "File with further certificate authorities (PEM), for proxies that inspect TLS. A relative path starts at the current folder.",
  },
  {
    name: "network.insecureTls",
    env: "WHOCAN_INSECURE_TLS",
    ...plain,
    default: false,
    description: "Accept any certificate. For tests against a server of one's own only.",
  },
];

/** The checked form of APP_SETTINGS. Texts of the environment are converted. */
export const appSettingsSchema = z.strictObject({
  data: z.string().min(1).default(".whocan"),
  store: z.enum(STORE_NAMES).default("sqlite"),
  engine: z.enum(["index", "cypher"]).default("index"),
  lacks: list.default([]),
  serve: serveSchema,
  sync: syncSchema,
  log: z.strictObject({ level: z.enum(LOG_LEVELS).default("warn") }).prefault({}),
  network: z
    .strictObject({
      proxy: z
        .string()
        .trim()
        .refine((text) => /^https?:/i.test(text) && URL.canParse(text), "is not the address of a proxy")
        .optional(),
      noProxy: z.string().optional(),
      caFile: z.string().min(1).optional(),
      insecureTls: flag.default(false),
    })
    .prefault({}),
});
export type AppSettings = z.output<typeof appSettingsSchema>;

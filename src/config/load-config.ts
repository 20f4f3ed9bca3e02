import { resolve } from "node:path";
import type { z } from "zod";
import { WhocanError } from "../lib/errors.ts";
import { parseZoomConnection, type ZoomConnection, zoomConnectionFields } from "../sources/zoom/connection.ts";
import { type Neo4jConnection, neo4jFields, parseNeo4jConnection } from "../store/neo4j/connection.ts";
import { APP_SETTINGS, type AppSettings, appSettingsSchema } from "./app-settings.ts";
import { CONFIG_FILE, type ConfigFile, isRecord, readConfigFile, refuseUnknownNames } from "./config-file.ts";
import { resolveSettings } from "./resolve-settings.ts";
import type { EffectiveSetting } from "./setting.ts";

/** A connection as configured; whether its credentials are there is checked when it is used. */
export interface ConfiguredConnection {
  readonly source: "zoom";
  readonly name: string;
  readonly effective: readonly EffectiveSetting[];
  /**
   * CONFIG_MISSING naming each credential that lacks; CONFIG_INVALID, INSECURE_URL. CONFIG_INVALID too where the environment holds
   * credentials that may be of another one.
   */
  parse(): ZoomConnection;
}

/** The Neo4j database as configured, whichever store is chosen: a copy from the one to the other needs both. */
interface ConfiguredDatabase {
  /** CONFIG_MISSING naming what lacks; CONFIG_INVALID, INSECURE_URL. */
  parse(): Neo4jConnection;
}

export interface Config extends Omit<AppSettings, "data"> {
  /** Absolute path. */
  readonly data: string;
  readonly neo4j: ConfiguredDatabase;
  /** What is not wrong but may not be meant, a sentence each. */
  readonly warnings: readonly string[];
  /** Absolute path of the file that was read, or null. */
  readonly file: string | null;
  /** At least one. */
  readonly connections: readonly ConfiguredConnection[];
  readonly effective: readonly EffectiveSetting[];
}

export interface ConfigSources {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Flags by the name of their setting. */
  readonly flags?: Readonly<Record<string, unknown>>;
  /** The file that `--config` names. */
  readonly file?: string | undefined;
  /** The connection that `--connection` names: the environment's credentials are its. */
  readonly connection?: string | undefined;
}

/** Names that hold what the application's own settings do not: they are checked apart. */
const FREE_NAMES = ["zoom", "connections"];

/**
 * Joins flags, environment and file. Several connections stand under `connections`; what `zoom` says holds for
 * each that does not say otherwise. CONFIG_INVALID, CONFIG_UNREADABLE.
 */
export async function loadConfig(sources: ConfigSources): Promise<Config> {
  const { cwd, env, flags = {} } = sources;
  const file = await readConfigFile(cwd, sources.file);
  const shown = sources.file ?? CONFIG_FILE;
  const settings = [...APP_SETTINGS, ...neo4jFields];
  refuseUnknownNames(file.values, settings, { file: shown, free: FREE_NAMES });
  const { values, effective } = await resolveSettings(settings, {
    flags,
    env,
    files: [file.values],
    cwd,
    filePath: file.path,
  });
  const { neo4j = {}, ...own } = values;
  const parsed = appSettingsSchema.safeParse(own);
  if (!parsed.success) throw wrongValue(parsed.error);
  refuseEngineWithoutStore(parsed.data);
  return {
    ...parsed.data,
    data: resolve(cwd, parsed.data.data),
    neo4j: { parse: () => parseNeo4jConnection(neo4j as Readonly<Record<string, unknown>>) },
    warnings: [...tlsWarnings(parsed.data.network), ...storeWarnings(effective)],
    file: file.path,
    connections: await readConnections(file, shown, sources),
    effective,
  };
}

async function readConnections(
  file: ConfigFile,
  shown: string,
  { cwd, env, connection: chosen }: ConfigSources,
): Promise<ConfiguredConnection[]> {
  const shared = file.values["zoom"] ?? {};
  const listed = file.values["connections"] ?? [{}];
  if (!isRecord(shared)) throw wrongShape(shown, "zoom", "names and values");
  if (!Array.isArray(listed) || listed.length === 0) throw wrongShape(shown, "connections", "a list");
  refuseUnknownNames(shared, zoomConnectionFields, { file: shown, at: "zoom.", free: ["apps"] });
  const connections: ConfiguredConnection[] = [];
  for (const [index, own] of listed.entries()) {
    const at = `connections.${index}`;
    if (!isRecord(own)) throw wrongShape(shown, at, "names and values");
    const { source = "zoom", ...fields } = own;
    if (source !== "zoom") {
      throw new WhocanError("CONFIG_INVALID", `${shown}: ${at}.source must be zoom.`, { field: `${at}.source` });
    }
    refuseUnknownNames(fields, zoomConnectionFields, { file: shown, at: `${at}.`, free: ["apps", "source"] });
    const name = [fields["name"], shared["name"]].find((each) => typeof each === "string") ?? "zoom";
    const takesVariables = listed.length === 1 || chosen === name;
    const { values, effective } = await resolveSettings(zoomConnectionFields, {
      flags: {},
      env: takesVariables ? env : withoutCredentials(env),
      files: [fields, shared],
      cwd,
      filePath: file.path,
    });
    connections.push(configuredConnection(name, values, effective));
  }
  refuseTwins(connections, shown);
  const stray = chosen === undefined ? strayCredentials(connections, env) : undefined;
  if (stray === undefined) return connections;
  const parse = () => {
    throw stray;
  };
  return connections.map((connection) => ({ ...connection, parse }));
}

/** A connection from its settings, whoever made them. */
export function configuredConnection(
  name: string,
  values: Readonly<Record<string, unknown>>,
  effective: readonly EffectiveSetting[] = [],
): ConfiguredConnection {
  return { source: "zoom", name, effective, parse: () => parseZoomConnection(values) };
}

const CREDENTIAL_VARIABLES = zoomConnectionFields
  .filter(({ required }) => required)
  .flatMap(({ env, fileEnv }) => [env, fileEnv])
  .filter((name) => name !== null);

function withoutCredentials(env: ConfigSources["env"]): ConfigSources["env"] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !CREDENTIAL_VARIABLES.includes(name)));
}

function refuseTwins(connections: readonly ConfiguredConnection[], shown: string): void {
  const twin = connections.find(({ name }, index) => connections.findIndex((other) => other.name === name) < index);
  if (twin === undefined) return;
  throw new WhocanError("CONFIG_INVALID", `${shown}: two connections are named ${twin.name}.`, {
    field: "connections",
    help: "Give each connection a name of its own.",
  });
}

/** Credentials of the environment belong to one connection: with several, whoever uses one says to which. */
function strayCredentials(
  connections: readonly ConfiguredConnection[],
  env: ConfigSources["env"],
): WhocanError | undefined {
  if (connections.length === 1) return undefined;
  const set = CREDENTIAL_VARIABLES.find((name) => env[name] !== undefined && env[name]?.trim() !== "");
  if (set === undefined) return undefined;
  const names = connections.map(({ name }) => name).join(", ");
  return new WhocanError("CONFIG_INVALID", `${set} is set, but the file has several connections (${names}).`, {
    field: set,
    help: "Unset it, or choose the one it belongs to by --connection where the command has that.",
  });
}

function refuseEngineWithoutStore({ engine, store }: AppSettings): void {
  if (engine !== "cypher" || store === "neo4j") return;
  throw new WhocanError("CONFIG_INVALID", `The engine cypher asks Neo4j, but facts are kept in ${store}.`, {
    field: "engine",
    help: "Set WHOCAN_STORE=neo4j with NEO4J_URI and NEO4J_PASSWORD, or leave WHOCAN_ENGINE out.",
  });
}

/**
 * A server that nobody chose as the store is a slip, or belongs to another program in the same environment: we say so and go on. Who
 * names the store means it.
 */
function storeWarnings(effective: readonly EffectiveSetting[]): string[] {
  const byDefault = effective.some(({ name, origin }) => name === "store" && origin === "default");
  const server = effective.find(({ name, origin }) => name === "neo4j.uri" && origin !== "default");
  if (!byDefault || server === undefined) return [];
  const named = server.origin === "environment" ? "NEO4J_URI" : server.name;
  return [`${named} is set, but facts are kept in SQLite: set WHOCAN_STORE=neo4j to keep them there, or =sqlite.`];
}

/** Whoever turned the check off for a test forgets it: each start says it again. */
function tlsWarnings({ insecureTls }: AppSettings["network"]): string[] {
  if (!insecureTls) return [];
  return [
    "Certificates are not checked (WHOCAN_INSECURE_TLS): whoever is on the way can read the credentials and change the answers.",
  ];
}

function wrongShape(file: string, path: string, wanted: string): WhocanError {
  return new WhocanError("CONFIG_INVALID", `${file}: ${path} must hold ${wanted}.`, { field: path });
}

/** Names the setting and its variable; never the value, which may be a secret in the wrong place. */
function wrongValue(error: z.ZodError): WhocanError {
  const [issue] = error.issues;
  const field = issue?.path.join(".") ?? "";
  const setting = APP_SETTINGS.find(({ name }) => name === field);
  const named = setting?.env == null ? field : `${field} (${setting.env})`;
  return new WhocanError("CONFIG_INVALID", `${named} is wrong: ${issue?.message ?? "not as documented"}.`, {
    field,
    help: setting?.description ?? "See docs/config.md for all settings.",
  });
}

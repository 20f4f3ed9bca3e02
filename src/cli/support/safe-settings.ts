import { STORE_NAMES } from "../../config/app-settings.ts";
import type { Config } from "../../config/load-config.ts";
import type { EffectiveSetting } from "../../config/setting.ts";
import { LOG_LEVELS } from "../../lib/logger.ts";

const FLAG = /^(true|false)$/;
const NUMBER = /^\d+(\.\d+)?$/;
const oneOf = (words: readonly string[]) => new RegExp(`^(${words.join("|")})$`);

/** The settings whose values are shown, each with the only form in which it is: no name, address or path has it. */
const SHOWN: Readonly<Record<string, RegExp>> = {
  store: oneOf(STORE_NAMES),
  engine: oneOf(["index", "cypher"]),
  "serve.port": NUMBER,
  "serve.requireToken": FLAG,
  "serve.deadlineSeconds": NUMBER,
  "serve.maxDepth": NUMBER,
  "serve.maxAliases": NUMBER,
  "serve.maxDirectives": NUMBER,
  "serve.maxTokens": NUMBER,
  "serve.maxCost": NUMBER,
  "serve.maxBodyKb": NUMBER,
  "sync.every": /^\d+[smhd]$/,
  "sync.cron": /^[\d*/, -]+$/,
  "log.level": oneOf(LOG_LEVELS),
  "network.insecureTls": FLAG,
  "neo4j.insecure": FLAG,
  plan: oneOf(["free", "pro", "business", "unlimited"]),
  quotaShare: NUMBER,
  "recordings.days": NUMBER,
  "recordings.sharesPerRun": NUMBER,
  "activities.days": NUMBER,
  includeInactive: FLAG,
};

interface SafeSetting {
  readonly name: string;
  readonly value: string;
  readonly origin: string;
}

/** The effective configuration: which settings are set, where they come from, and the values of harmless ones alone. */
export function safeSettings(config: Config): { settings: SafeSetting[]; connections: { settings: SafeSetting[] }[] } {
  return {
    settings: config.effective.map(safeSetting),
    connections: config.connections.map(({ effective }) => ({ settings: effective.map(safeSetting) })),
  };
}

function safeSetting({ name, value, origin }: EffectiveSetting): SafeSetting {
  const isSafe = value === "" || origin === "default" || SHOWN[name]?.test(value) === true;
  return { name, value: isSafe ? value : "set", origin };
}

import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { WhocanError } from "../lib/errors.ts";
import type { Setting } from "../lib/setting.ts";
import { isRecord } from "./config-file.ts";
import type { EffectiveSetting, SettingOrigin } from "./setting.ts";

export interface SettingSources {
  /** Values by the setting's name; undefined where the flag was not given. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Nested values of the file, the more special first: a connection's own, then what all share. */
  readonly files: readonly Readonly<Record<string, unknown>>[];
  /** Relative paths in the environment start here. */
  readonly cwd: string;
  /** Relative paths in the file start at its folder. */
  readonly filePath: string | null;
}

export interface ResolvedSettings {
  /** Nested, as the schemas take them; names without a value are left out. */
  readonly values: Record<string, unknown>;
  readonly effective: readonly EffectiveSetting[];
}

/** Joins flags, environment and file, in this order. A value and a file with the value together: CONFIG_INVALID. */
export async function resolveSettings(
  settings: readonly Setting[],
  sources: SettingSources,
): Promise<ResolvedSettings> {
  const values: Record<string, unknown> = {};
  const effective: EffectiveSetting[] = [];
  for (const setting of settings) {
    const found = await lookUp(setting, sources);
    if (found !== undefined) setNested(values, setting.name, found.value);
    const shown = found ?? { value: setting.default, origin: "default" as const };
    effective.push({ name: setting.name, value: show(setting, shown.value), origin: shown.origin });
  }
  return { values, effective };
}

async function lookUp(
  setting: Setting,
  { flags, env, files, cwd, filePath }: SettingSources,
): Promise<{ value: unknown; origin: SettingOrigin } | undefined> {
  const flag = flags[setting.name];
  if (flag !== undefined) return { value: flag, origin: "flag" };
  const variable = await oneOf(
    setting,
    { name: setting.env, value: variableOf(env, setting.env) },
    { name: setting.fileEnv, value: variableOf(env, setting.fileEnv) },
    cwd,
  );
  if (variable !== undefined) return { value: variable, origin: "environment" };
  const folder = filePath === null ? cwd : dirname(filePath);
  for (const file of files) {
    const direct = getNested(file, setting.name);
    const byFile = setting.fileEnv === null ? undefined : getNested(file, `${setting.name}File`);
    const value = await oneOf(
      setting,
      { name: setting.name, value: direct },
      { name: `${setting.name}File`, value: byFile },
      folder,
    );
    if (value !== undefined) return { value, origin: "file" };
  }
  return undefined;
}

interface Named {
  readonly name: string | null;
  readonly value: unknown;
}

async function oneOf(setting: Setting, direct: Named, byFile: Named, folder: string): Promise<unknown> {
  if (byFile.value === undefined) return direct.value;
  if (direct.value !== undefined) {
    throw new WhocanError("CONFIG_INVALID", `Both ${direct.name} and ${byFile.name} are set.`, {
      field: setting.name,
      help: `Keep one of them.`,
    });
  }
  try {
    return (await readFile(resolve(folder, String(byFile.value)), "utf8")).trim();
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === "ENOENT" ? "does not exist" : "cannot be read";
    throw new WhocanError("CONFIG_UNREADABLE", `The file that ${byFile.name} names ${why}.`, {
      field: byFile.name ?? setting.name,
    });
  }
}

/** A variable that is empty counts as not set. Those of proxies are customary in lower case too. */
function variableOf(env: SettingSources["env"], name: string | null): string | undefined {
  if (name === null) return undefined;
  const value = env[name] ?? (name.endsWith("_PROXY") ? env[name.toLowerCase()] : undefined);
  return value === undefined || value.trim() === "" ? undefined : value;
}

function show(setting: Setting, value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (setting.secret) return "set";
  // A password can also stand where none belongs: in an address.
  return typeof value === "string" ? value.replace(/\/\/[^/\s]*@/, "//…@") : JSON.stringify(value);
}

function getNested(values: Readonly<Record<string, unknown>>, name: string): unknown {
  let at: unknown = values;
  for (const part of name.split(".")) at = isRecord(at) ? at[part] : undefined;
  return at ?? undefined;
}

function setNested(values: Record<string, unknown>, name: string, value: unknown): void {
  const parts = name.split(".");
  const last = parts.pop() as string;
  let at = values;
  for (const part of parts) {
    const next = isRecord(at[part]) ? at[part] : {};
    at[part] = next;
    at = next;
  }
  at[last] = value;
}

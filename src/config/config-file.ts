import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { WhocanError } from "../lib/errors.ts";
import { nearest } from "../lib/nearest.ts";
import type { Setting } from "../lib/setting.ts";

export const CONFIG_FILE = "whocan.yaml";

export interface ConfigFile {
  /** Absolute path, or null where there is no file. */
  readonly path: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Reads `whocan.yaml` of the folder, if it is there, or the file that the user names, which must be.
 * CONFIG_UNREADABLE when it cannot be read or is not YAML.
 */
export async function readConfigFile(cwd: string, named: string | undefined): Promise<ConfigFile> {
  const path = resolve(cwd, named ?? CONFIG_FILE);
  const shown = named ?? CONFIG_FILE;
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === "ENOENT" && named === undefined) return { path: null, values: {} };
    const why = code === "ENOENT" ? "does not exist" : `cannot be read (${code ?? "unknown"})`;
    throw new WhocanError("CONFIG_UNREADABLE", `The configuration file ${shown} ${why}.`, { field: shown, cause });
  }
  const values = await parseYaml(text, shown);
  if (values === null || values === undefined) return { path, values: {} };
  if (!isRecord(values)) {
    throw new WhocanError("CONFIG_INVALID", `${shown} must hold names and values.`, { field: shown });
  }
  return { path, values };
}

async function parseYaml(text: string, shown: string): Promise<unknown> {
  // Who has no file does not wait for the parser.
  const { parse, YAMLParseError } = await import("yaml");
  try {
    // Its warnings quote lines too, past us to stderr.
    return parse(text, { logLevel: "error" });
  } catch (cause) {
    const line = cause instanceof YAMLParseError ? ` (line ${cause.linePos?.[0].line ?? "?"})` : "";
    // The parser's own message quotes the line, which may hold a secret.
    throw new WhocanError("CONFIG_UNREADABLE", `${shown} is not valid YAML${line}.`, { field: shown });
  }
}

/** Refuses names that no setting has: CONFIG_INVALID with the path and the name that may be meant. */
export function refuseUnknownNames(
  values: unknown,
  settings: readonly Setting[],
  { file, at = "", free = [] }: { file: string; at?: string; free?: readonly string[] },
): void {
  const names = settings.flatMap(({ name, fileEnv }) => (fileEnv === null ? [name] : [name, `${name}File`]));
  const walk = (value: unknown, prefix: string): void => {
    if (!isRecord(value)) return;
    for (const [key, member] of Object.entries(value)) {
      const name = prefix === "" ? key : `${prefix}.${key}`;
      if (free.includes(name) || names.includes(name)) continue;
      if (names.some((known) => known.startsWith(`${name}.`))) {
        if (isRecord(member) || member === null) walk(member, name);
        else throw unknownShape(file, `${at}${name}`);
        continue;
      }
      throw unknownName(file, `${at}${name}`, nearest(name, [...names, ...free.filter((word) => !word.includes("."))]));
    }
  };
  walk(values, "");
}

function unknownName(file: string, path: string, meant: string | undefined): WhocanError {
  const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
  return new WhocanError("CONFIG_INVALID", `${file}: there is no setting ${path}.${hint}`, {
    field: path,
    help: "See docs/config.md for all settings.",
  });
}

function unknownShape(file: string, path: string): WhocanError {
  return new WhocanError("CONFIG_INVALID", `${file}: ${path} holds names and values, not one value.`, { field: path });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export type ScopeLevel = "admin" | "user" | "master";
export type ScopeVerb = "read" | "write" | "update" | "delete";

/** A scope taken apart. */
export interface ParsedScope {
  /** The first part: `user`, `cloud_recording`. */
  readonly product: string;
  /** What may be done; null where the scope is about everything (`user:master`, `scim2`). */
  readonly verb: ScopeVerb | null;
  /** What it may be done to, in granular scopes and a few classic ones; null for the whole product. */
  readonly object: string | null;
  /** Of whom: the authorizing user, the account, or the accounts below. */
  readonly level: ScopeLevel;
}

const LEVELS = new Set(["admin", "master"]);
/** `wirte` is a published misspelling: `division:wirte:admin`. */
const VERBS = new Map<string, ScopeVerb>([
  ["read", "read"],
  ["write", "write"],
  ["wirte", "write"],
  ["update", "update"],
  ["delete", "delete"],
]);

/**
 * Takes a scope apart by its grammar, classic (`<product>:<verb>[:admin or :master]`) and granular
 * (`<product>:<verb>:<object>[:admin or :master]`), whether or not the catalog knows it.
 * Some classic ones put the object before the verb or after the level (`app:deeplink:write`,
 * `meeting_token:read:admin:live_streaming`). Undefined where the text is no scope at all.
 */
export function parseScope(scope: string): ParsedScope | undefined {
  const [product, ...parts] = scope.trim().split(":");
  if (product === undefined || !/^[A-Za-z0-9_]+$/.test(product)) return undefined;
  if (parts.some((part) => !/^[A-Za-z0-9_.*-]+$/.test(part))) return undefined;
  const level = parts.find((part) => LEVELS.has(part)) as "admin" | "master" | undefined;
  const verbAt = parts.findIndex((part) => VERBS.has(part));
  const object = parts.filter((part, index) => index !== verbAt && part !== level);
  return {
    product,
    verb: VERBS.get(parts[verbAt] ?? "") ?? null,
    object: object.length === 0 ? null : object.join(":"),
    level: level ?? "user",
  };
}

/** What stands in the place of a secret. */
export const REDACTED = "[redacted]";

/** Names of members, headers and query parameters whose values are secrets whatever they are. */
const SECRET_NAMES = [
  "authorization",
  "proxy-authorization",
  "cookie",
  "set-cookie",
  "access_token",
  "refresh_token",
  "id_token",
  "download_access_token",
  "download_token",
  "client_secret",
  "clientsecret",
  "api_secret",
  "apisecret",
  "password",
  "passcode",
  "pwd",
  "secret",
  "zak",
  "token",
  "recording_play_passcode",
  "recording_passcode",
  "host_key",
  "h323_password",
  "pstn_password",
  "encrypted_password",
] as const;

const NAMES = new Set<string>(SECRET_NAMES);
const ALTERNATIVES = [...SECRET_NAMES].sort((a, b) => b.length - a.length).join("|");
const CREDENTIALS = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi;
const NAMED_VALUES = new RegExp(`\\b(${ALTERNATIVES})(["']?\\s*[=:]\\s*["']?)(?!\\[redacted)[^\\s"'&,;}\\])]+`, "gi");
/** Signed tokens (three base64url parts) are secrets wherever they stand. */
const SIGNED_TOKENS = /\beyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g;
/** Shorter texts are no secrets worth the name, and would blank out half of every message. */
const SHORTEST_SECRET = 4;
const DEEPEST = 12;

/**
 * Takes secrets out of everything that is logged, thrown or stored: values that it was told of, in every spelling in
 * which they travel, and values under names that mean a secret.
 */
export class Redactor {
  readonly #secrets = new Set<string>();

  /** From now on this value, also percent-encoded and in base64, appears nowhere. */
  add(secret: string): void {
    for (const spelling of [secret, encodeURIComponent(secret), base64(secret), base64url(secret)]) {
      if (spelling.length >= SHORTEST_SECRET) this.#secrets.add(spelling);
    }
  }

  text(text: string): string {
    let clean = text;
    for (const secret of this.#secrets) clean = clean.replaceAll(secret, REDACTED);
    return clean
      .replace(SIGNED_TOKENS, REDACTED)
      .replace(CREDENTIALS, `$1 ${REDACTED}`)
      .replace(NAMED_VALUES, `$1$2${REDACTED}`);
  }

  /** A copy of the value without secrets; errors become plain objects. */
  value(value: unknown, depth = 0): unknown {
    if (typeof value === "string") return this.text(value);
    if (value === null || typeof value !== "object") return value;
    if (depth > DEEPEST) return REDACTED;
    if (Array.isArray(value)) return value.map((member) => this.value(member, depth + 1));
    if (value instanceof Date) return value;
    if (value instanceof URL) return this.text(value.href);
    return this.#members(value, depth);
  }

  #members(value: object, depth: number): Record<string, unknown> {
    const names =
      value instanceof Error ? ["name", "message", "stack", "cause", ...Object.keys(value)] : Object.keys(value);
    const clean: Record<string, unknown> = {};
    for (const name of names) {
      const member = (value as Record<string, unknown>)[name];
      if (member === undefined) continue;
      clean[name] = NAMES.has(name.toLowerCase()) ? REDACTED : this.value(member, depth + 1);
    }
    return clean;
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

function base64url(text: string): string {
  return Buffer.from(text).toString("base64url");
}

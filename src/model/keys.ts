/**
 * Keys are `source:part:part…`, each part percent-encoded outside `[A-Za-z0-9._~-]`. `zoom:A:user:x` is a user,
 * `zoom:A` the account. The account-scoped id that Cartography uses (`A:user:x`) is the same parts decoded.
 */

const UNSAFE = /[^A-Za-z0-9._~-]/gu;
const encoder = new TextEncoder();
/** More classes than the catalog has, and groups and roles than most accounts have. */
const MOST_REMEMBERED = 1_000;

/** Percent-encodes all but unreserved characters, byte by byte; lone surrogates become U+FFFD. */
export function encodePart(part: string): string {
  if (!/[^A-Za-z0-9._~-]/.test(part)) return part;
  return part.replace(UNSAFE, (character) =>
    [...encoder.encode(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
  );
}

function decodePart(part: string): string {
  if (!part.includes("%")) return part;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function makeKey(...parts: readonly string[]): string {
  return parts.map(encodePart).join(":");
}

export function splitKey(key: string): string[] {
  return key.split(":").map(decodePart);
}

/** The account-scoped id of a node: `A:user:x` for the key `zoom:A:user:x`. */
export function idOfKey(key: string): string {
  if (!key.includes("%") && key.includes(":")) return key.slice(key.indexOf(":") + 1);
  return splitKey(key).slice(1).join(":");
}

/** Makes keys of one account; every method is a pure function of its arguments. */
export class AccountKeys {
  readonly source: string;
  readonly account: string;
  readonly prefix: string;
  /** Sets of classes: asked for at every step of an answer. */
  readonly #sets = new Map<string, string>();
  /** Those of groups and roles: each user names its own. */
  readonly #groups = new Map<string, string>();
  readonly #roles = new Map<string, string>();

  constructor(source: string, account: string) {
    this.source = source;
    this.account = account;
    this.prefix = makeKey(source, account);
  }

  node(...parts: readonly string[]): string {
    return `${this.prefix}:${makeKey(...parts)}`;
  }
  user(id: string): string {
    return this.node("user", id);
  }
  /** An invitation has no Zoom id yet: it is keyed by its e-mail in lower case. */
  pendingUser(email: string): string {
    return this.node("pending", normalizeEmail(email));
  }
  /** Somebody named by an e-mail that no known user has. */
  unmatchedEmail(email: string): string {
    return this.node("email", normalizeEmail(email));
  }
  group(id: string): string {
    return this.#remembered(this.#groups, "group", id);
  }
  role(id: string): string {
    return this.#remembered(this.#roles, "role", id);
  }
  privilege(roleId: string, code: string): string {
    return this.node("role", roleId, "privilege", code);
  }
  app(id: string): string {
    return this.node("app", id);
  }
  recording(uuid: string): string {
    return this.node("recording", uuid);
  }
  /** The account's set of a class. */
  set(className: string): string {
    return this.#remembered(this.#sets, "set", className);
  }
  #remembered(keys: Map<string, string>, word: string, id: string): string {
    const known = keys.get(id);
    if (known !== undefined) return known;
    const key = this.node(word, id);
    // Whatever is asked for must not fill the memory.
    if (keys.size < MOST_REMEMBERED) keys.set(id, key);
    return key;
  }
  /** The part of a class that belongs to a group or a user, named by the owner's key. */
  setOf(className: string, ownerKey: string): string {
    return `${this.set(className)}:${ownerKey.slice(this.prefix.length + 1)}`;
  }
  /** The set that stands for each member's own things of a class. */
  ownSet(className: string): string {
    return `${this.set(className)}:own`;
  }
  pseudo(name: PseudoPrincipal): string {
    return this.node("pseudo", name);
  }
}

export const PSEUDO_PRINCIPALS = ["Everyone", "AccountMembers"] as const;
export type PseudoPrincipal = (typeof PSEUDO_PRINCIPALS)[number];

export type SetLevel = "account" | "group" | "user" | "own";

export interface ParsedSet {
  readonly className: string;
  readonly level: SetLevel;
  /** The group's or user's key; null for the account's set and for `own`. */
  readonly owner: string | null;
}

/** Takes the key of a set apart; undefined when the key is not one. */
export function parseSetKey(key: string): ParsedSet | undefined {
  const [source, account, word, className, level, ...rest] = key.split(":");
  if (word !== "set" || className === undefined) return undefined;
  const name = decodePart(className);
  if (level === undefined) return { className: name, level: "account", owner: null };
  if (level === "own" && rest.length === 0) return { className: name, level: "own", owner: null };
  if (rest.length === 0) return undefined;
  const owner = [source, account, level, ...rest].join(":");
  return { className: name, level: level === "group" ? "group" : "user", owner };
}

/** Zoom compares e-mails without case; surrounding space is never part of one. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

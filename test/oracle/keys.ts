import { remember } from "./remember.ts";

/** The oracle's own making and reading of keys. */

function encode(part: string): string {
  return [...new TextEncoder().encode(part)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9._~-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

export type SetLevel = "account" | "group" | "user" | "own";

export interface SetName {
  readonly className: string;
  readonly level: SetLevel;
  /** The key of the group or user whose set it is. */
  readonly owner: string | null;
}

export class Keys {
  readonly #sets = new Map<string, string>();
  readonly #names = new Map<string, SetName | null>();
  readonly prefix: string;
  readonly everyone: string;
  readonly accountMembers: string;

  constructor(source: string, account: string) {
    this.prefix = `${encode(source)}:${encode(account)}`;
    this.everyone = `${this.prefix}:pseudo:Everyone`;
    this.accountMembers = `${this.prefix}:pseudo:AccountMembers`;
  }

  set(className: string): string {
    return remember(this.#sets, className, () => `${this.prefix}:set:${encode(className)}`);
  }
  setOf(className: string, owner: string): string {
    return `${this.set(className)}:${owner.slice(this.prefix.length + 1)}`;
  }
  own(className: string): string {
    return `${this.set(className)}:own`;
  }

  /** What comes after the account: `user`, `group`, `set` … */
  word(key: string): string {
    return key.slice(this.prefix.length + 1).split(":")[0] ?? "";
  }
  /** The id behind the word, decoded: `0` of `zoom:A:role:0`. */
  id(key: string): string {
    return decodeURIComponent(key.slice(this.prefix.length + 1).split(":")[1] ?? "");
  }
  isPseudo(key: string): boolean {
    return key === this.everyone || key === this.accountMembers;
  }

  readSet(key: string): SetName | null {
    return remember(this.#names, key, () => this.#readSet(key));
  }
  #readSet(key: string): SetName | null {
    if (!key.startsWith(`${this.prefix}:set:`)) return null;
    const [name, ...owner] = key.slice(`${this.prefix}:set:`.length).split(":");
    const className = decodeURIComponent(name ?? "");
    if (owner.length === 0) return { className, level: "account", owner: null };
    if (owner.length === 1) return { className, level: "own", owner: null };
    return {
      className,
      level: owner[0] === "group" ? "group" : "user",
      owner: `${this.prefix}:${owner.join(":")}`,
    };
  }
}

import { type Caller, RIGHTS } from "./rights.ts";
import { equalHashes, hashToken } from "./token.ts";
import type { TokenFolder } from "./token-folder.ts";

/** All tokens that a server takes: those of the data folder as they are at this moment, and the configured one. */
export class TokenBook {
  readonly #folder: TokenFolder;
  readonly #configured: string | undefined;

  constructor(folder: TokenFolder, configured: string | undefined) {
    this.#folder = folder;
    this.#configured = configured === undefined ? undefined : hashToken(configured);
  }

  async isEmpty(): Promise<boolean> {
    return this.#configured === undefined && (await this.#folder.list()).length === 0;
  }

  /** Whose token this is. It is compared with every one that there is: time tells nothing. */
  async callerOf(token: string): Promise<Caller | undefined> {
    const hash = hashToken(token);
    let caller: Caller | undefined;
    for (const stored of await this.#folder.list()) {
      if (equalHashes(stored.hash, hash)) caller = { name: stored.name, may: new Set(stored.may) };
    }
    if (this.#configured !== undefined && equalHashes(this.#configured, hash)) {
      caller = { name: "WHOCAN_API_TOKEN", may: new Set(RIGHTS) };
    }
    return caller;
  }
}

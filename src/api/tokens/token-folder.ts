import { randomBytes } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { WhocanError } from "../../lib/errors.ts";
import { writePrivateFile } from "../../lib/private-file.ts";
import { RIGHTS, type Right } from "./rights.ts";
import { hashToken, newToken } from "./token.ts";

const FOLDER = "tokens";
const FILE_NAME = /^([0-9a-f]{8})\.json$/;

const tokenSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  may: z.array(z.enum(RIGHTS)),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.iso.datetime(),
});

/** What is kept of a token: never the token itself. */
export type StoredToken = z.infer<typeof tokenSchema>;

/**
 * The tokens of a data folder, a file each, so that making and revoking need no lock; files are for their owner alone and
 * never change. CONFIG_UNREADABLE when the folder cannot be read.
 */
export class TokenFolder {
  readonly #path: string;
  readonly #known = new Map<string, StoredToken | undefined>();

  constructor(data: string) {
    this.#path = join(data, FOLDER);
  }

  /** By name, then id. Files that hold no token are left out. */
  async list(): Promise<readonly StoredToken[]> {
    const names = await this.#names();
    for (const name of this.#known.keys()) if (!names.includes(name)) this.#known.delete(name);
    const tokens = await Promise.all(names.map((name) => this.#read(name)));
    const order = (a: StoredToken, b: StoredToken) => (a.name + a.id < b.name + b.id ? -1 : 1);
    return tokens.filter((token) => token !== undefined).toSorted(order);
  }

  /** Makes a token and gives it, the only time. BAD_ARGUMENT when another one has the name. */
  async create(name: string, may: readonly Right[], now: Date): Promise<{ token: string; stored: StoredToken }> {
    if ((await this.list()).some((each) => each.name === name)) {
      throw new WhocanError("BAD_ARGUMENT", `There is a token named ${name} already.`, {
        field: "name",
        help: "Choose another name, or revoke that one first.",
      });
    }
    const token = newToken();
    const id = randomBytes(4).toString("hex");
    const stored = { id, name, may: [...may], hash: hashToken(token), createdAt: now.toISOString() };
    await writePrivateFile(join(this.#path, `${id}.json`), `${JSON.stringify(stored, null, 2)}\n`);
    return { token, stored };
  }

  /** From the next request on the token is refused. NO_SUCH_TOKEN for an id or name that no token has. */
  async revoke(idOrName: string): Promise<StoredToken> {
    const found = (await this.list()).find(({ id, name }) => id === idOrName || name === idOrName);
    if (found === undefined) {
      throw new WhocanError("NO_SUCH_TOKEN", `No token has the id or name ${idOrName}.`, { field: "token" });
    }
    await rm(join(this.#path, `${found.id}.json`), { force: true });
    return found;
  }

  async #names(): Promise<readonly string[]> {
    try {
      return (await readdir(this.#path)).filter((name) => FILE_NAME.test(name));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw new WhocanError("CONFIG_UNREADABLE", "The folder of API tokens cannot be read.", {
        field: "WHOCAN_DATA",
        help: "Make the folder tokens in the data folder readable to Whocan.",
        cause,
      });
    }
  }

  async #read(name: string): Promise<StoredToken | undefined> {
    if (this.#known.has(name)) return this.#known.get(name);
    let text: string;
    try {
      text = await readFile(join(this.#path, name), "utf8");
    } catch {
      // It is tried again: too many files may be open now.
      return undefined;
    }
    const token = tokenOf(text);
    this.#known.set(name, token);
    return token;
  }
}

/** Undefined for what is no token, such as a damaged file: nobody is let in by it. */
function tokenOf(text: string): StoredToken | undefined {
  try {
    return tokenSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

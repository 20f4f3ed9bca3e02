import { RIGHTS, type Right } from "../../api/tokens/rights.ts";
import { type StoredToken, TokenFolder } from "../../api/tokens/token-folder.ts";
import { systemClock } from "../../lib/clock.ts";
import { WhocanError } from "../../lib/errors.ts";
import { safeText } from "../safe-text.ts";
import type { Session } from "../session.ts";
import { renderTable } from "../views/table.ts";

/** Not an id, which eight hexadecimal digits are. */
const NAME = /^(?![0-9a-f]{8}$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export interface CreateTokenOptions {
  readonly name?: string;
  readonly may?: readonly string[];
}

/** The token alone goes to stdout: it can be piped into a file. */
export async function createToken(session: Session, options: CreateTokenOptions): Promise<void> {
  const { output } = session;
  const tokens = await folderOf(session);
  const name = options.name ?? freeName(await tokens.list());
  if (!NAME.test(name)) {
    throw new WhocanError("BAD_ARGUMENT", "A token's name has 1 to 64 letters, digits, dots, hyphens and underlines.", {
      field: "name",
    });
  }
  const { token, stored } = await tokens.create(name, rightsOf(options.may), systemClock.now());
  if (output.json) return output.value({ ...shown(stored), token });
  await output.line(token);
  output.note(`Made the token ${name} (${stored.id}): it is shown only now, and may ${stored.may.join(", ")}.`);
}

export async function listTokens(session: Session): Promise<void> {
  const { output } = session;
  const tokens = (await (await folderOf(session)).list()).map(shown);
  if (output.json) return output.value({ tokens });
  if (tokens.length === 0) return output.line("There is no token. Make one by whocan token create.");
  const columns = [{ title: "ID" }, { title: "NAME" }, { title: "MAY" }, { title: "CREATED" }];
  const rows = tokens.map(({ id, name, may, createdAt }) => [id, name, may.join(", "), createdAt]);
  await output.line(renderTable(columns, rows, output));
}

export async function revokeToken(session: Session, idOrName: string): Promise<void> {
  const { output } = session;
  const revoked = shown(await (await folderOf(session)).revoke(idOrName));
  if (output.json) return output.value({ revoked });
  await output.line(`Revoked the token ${safeText(revoked.name)} (${revoked.id}).`);
}

async function folderOf(session: Session): Promise<TokenFolder> {
  return new TokenFolder((await session.config()).data);
}

/** Without the hash: nobody needs to see it. */
function shown({ id, name, may, createdAt }: StoredToken): Omit<StoredToken, "hash"> {
  return { id, name, may, createdAt };
}

function rightsOf(words: readonly string[] | undefined): readonly Right[] {
  if (words === undefined) return RIGHTS;
  const unknown = words.find((word) => !(RIGHTS as readonly string[]).includes(word));
  if (unknown === undefined && words.length > 0) return RIGHTS.filter((right) => words.includes(right));
  throw new WhocanError("BAD_ARGUMENT", `There is no right "${unknown ?? ""}".`, {
    field: "may",
    help: `Use some of ${RIGHTS.join(", ")}.`,
  });
}

function freeName(tokens: readonly StoredToken[]): string {
  const names = new Set(tokens.map(({ name }) => name));
  let number = 1;
  while (names.has(`token-${number}`)) number++;
  return `token-${number}`;
}

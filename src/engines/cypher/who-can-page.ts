import type { PageRequest } from "../../access/engine.ts";
import { compareBytes } from "../../model/facts.ts";
import type { FoundUser, UserSearch } from "./who-can-users.ts";
import { usersInOrder } from "./who-can-users.ts";

/** One row to be, by its principal's key; with what was read of a user that was found by what it holds. */
export interface Entry {
  readonly key: string;
  readonly user?: FoundUser;
}

export interface EntryPage {
  readonly entries: readonly Entry[];
  readonly next: string | null;
  readonly hasPrevious: boolean;
}

export interface PagedPrincipals {
  /** Keys of those that were looked at one by one. */
  readonly apart: readonly string[];
  /** Null where no users are asked for. */
  readonly search: UserSearch | null;
  /** Whether a user that was found is in the answer, and is not one of those looked at on their own. */
  isRow(user: FoundUser): boolean;
}

/** The principals of one page, in the order of keys. */
export async function entriesOf(principals: PagedPrincipals, { first, after }: PageRequest): Promise<EntryPage> {
  const entries: Entry[] = [];
  let isAfterRow = false;
  for await (const entry of inOrder(principals, after ?? "", first + 2)) {
    if (entry.key === after) isAfterRow = true;
    else entries.push(entry);
    if (entries.length > first) break;
  }
  const hasPrevious = after !== null && (isAfterRow || (await startsBefore(principals, after)));
  const hasNext = entries.length > first;
  const shown = entries.slice(0, first);
  return { entries: shown, next: hasNext ? (shown.at(-1)?.key ?? null) : null, hasPrevious };
}

/** Whether there is a row before a key that is of none. */
async function startsBefore(principals: PagedPrincipals, key: string): Promise<boolean> {
  for await (const entry of inOrder(principals, "", 1)) return compareBytes(entry.key, key) < 0;
  return false;
}

async function* inOrder(
  { apart, search, isRow }: PagedPrincipals,
  from: string,
  wanted: number,
): AsyncGenerator<Entry> {
  const named = apart.filter((key) => compareBytes(key, from) >= 0).sort(compareBytes);
  let at = 0;
  if (search !== null) {
    for await (const user of usersInOrder(search, from, wanted)) {
      if (!isRow(user)) continue;
      const { key } = user.node;
      for (; at < named.length && compareBytes(named[at] as string, key) < 0; at++) yield { key: named[at] as string };
      yield { key, user };
    }
  }
  for (; at < named.length; at++) yield { key: named[at] as string };
}

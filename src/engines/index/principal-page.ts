import type { PageRequest } from "../../access/engine.ts";
import type { Bits } from "../../lib/bits.ts";
import { compareBytes } from "../../model/facts.ts";
import type { UserSets } from "./user-sets.ts";

export interface PrincipalPage {
  readonly keys: readonly string[];
  readonly next: string | null;
  readonly hasPrevious: boolean;
}

/** The principals of one page, users and some others, in the order of keys. */
export function principalPage(
  userSets: UserSets,
  users: Bits,
  others: readonly string[],
  { first, after }: PageRequest,
): PrincipalPage {
  const start = after === null ? 0 : userSets.firstAfter(after);
  const named = [...others].sort(compareBytes);
  const isBefore = (key: string) => after !== null && compareBytes(key, after) <= 0;
  const keys: string[] = [];
  for (const key of inOrder(
    userSets,
    users.from(start),
    named.filter((key) => !isBefore(key)),
  )) {
    keys.push(key);
    if (keys.length > first) break;
  }
  const next = keys.length > first ? (keys[first - 1] ?? null) : null;
  return { keys: keys.slice(0, first), next, hasPrevious: users.hasBelow(start) || named.some(isBefore) };
}

function* inOrder(userSets: UserSets, users: Iterable<number>, named: readonly string[]): Generator<string> {
  let at = 0;
  for (const number of users) {
    const user = userSets.key(number);
    for (; at < named.length && compareBytes(named[at] as string, user) < 0; at++) yield named[at] as string;
    yield user;
  }
  yield* named.slice(at);
}

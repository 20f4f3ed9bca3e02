import type { PrincipalFilter } from "../../access/engine.ts";
import { Bits } from "../../lib/bits.ts";
import { asksFor, chooses, mentions } from "../answers/access-rows.ts";
import type { WholeWorld } from "./whole-world.ts";

/** The users that a filter chooses. */
export function chosenUsers(world: WholeWorld, filter: PrincipalFilter): Bits {
  const { userSets } = world;
  if (!asksFor(filter, "user")) return new Bits(userSets.all.size);
  const { groups, status, text } = filter;
  if (status === undefined && text === undefined && groups === undefined) return userSets.all;
  const chosen = groups === undefined ? userSets.all.clone() : new Bits(userSets.all.size);
  for (const group of groups ?? []) chosen.addAll(userSets.membersOf(group));
  if (status !== undefined) keepOfStatus(world, chosen, status);
  if (text !== undefined) keepMentioning(world, chosen, text);
  return chosen;
}

/** Whose status is `active` is known at once; that of the others is read. */
function keepOfStatus(world: WholeWorld, chosen: Bits, status: readonly string[]): void {
  const { userSets } = world;
  const others = chosen.clone().keep(userSets.dormant);
  const isAsked = (number: number) => chooses(world, { status }, userSets.key(number));
  const kept = status.some((one) => one !== "active") ? only(others, isAsked) : new Bits(chosen.size);
  chosen.drop(status.includes("active") ? others : userSets.all).addAll(kept);
}

/** Of those in whom the search finds the text: it also looks at ids, which are no name. */
function keepMentioning({ graph, searched, userSets }: WholeWorld, chosen: Bits, text: string): void {
  const candidates = searched.containing(text.toLowerCase());
  if (candidates !== undefined) chosen.keep(userSets.ofIds(candidates));
  const isMentioned = (number: number) => {
    const id = userSets.id(number);
    const { name, email } = graph.headAt(id);
    return mentions([graph.keys.read(id), name, email], text);
  };
  chosen.keep(only(chosen, isMentioned));
}

function only(users: Bits, isWanted: (number: number) => boolean): Bits {
  const found = new Bits(users.size);
  for (const number of users.from()) if (isWanted(number)) found.add(number);
  return found;
}

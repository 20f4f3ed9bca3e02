import type { PrincipalFilter } from "../../access/engine.ts";
import { Bits } from "../../lib/bits.ts";
import { asksFor, chooses } from "../answers/access-rows.ts";
import type { WholeWorld } from "./whole-world.ts";

/** The users that a filter chooses. */
export function chosenUsers(world: WholeWorld, filter: PrincipalFilter): Bits {
  const { userSets } = world;
  if (!asksFor(filter, "user")) return new Bits(userSets.all.size);
  const { groups, status, text } = filter;
  if (status === undefined && text === undefined && groups === undefined) return userSets.all;
  const chosen = groups === undefined ? userSets.all.clone() : new Bits(userSets.all.size);
  for (const group of groups ?? []) chosen.addAll(userSets.membersOf(group));
  if (status === undefined && text === undefined) return chosen;
  const rest: PrincipalFilter = { status, text };
  return userSets.of(
    [...chosen.from()].map((number) => userSets.key(number)).filter((key) => chooses(world, rest, key)),
  );
}

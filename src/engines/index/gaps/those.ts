import type { AskOptions } from "../../../access/engine.ts";
import type { Bits } from "../../../lib/bits.ts";
import { checkSignal } from "../../answers/world.ts";
import type { WholeWorld } from "../whole-world.ts";

/** Principals of whom one is asked about as the other: does anything unread add a proof for any of them? */
export interface Those {
  /** Whom any of them acts as and who has something of the class that is asked about, the pseudo-principals among them. */
  readonly holders: readonly string[];
  has(user: string): boolean;
  /** Whether it holds for a user among them. */
  some(holds: (user: string) => boolean): boolean;
}

/** One user, or an app. */
export function justOne(world: WholeWorld, principal: string): Those {
  const isUser = world.account.isUser(principal);
  return {
    holders: world.holders(principal, true),
    has: (user) => isUser && user === principal,
    some: (holds) => isUser && holds(principal),
  };
}

/** Some users, found by what grants over a class they have: whom one can do without looking at each of them. */
export function anyOf(world: WholeWorld, users: Bits, className: string, options: AskOptions | undefined): Those {
  const { userSets, grants } = world;
  const has = (user: string) => {
    const number = userSets.number(user);
    return number !== undefined && users.has(number);
  };
  const isMeant = (holder: string) =>
    world.isPseudo(holder) || (world.account.isUser(holder) ? has(holder) : userSets.actingAs(holder).meets(users));
  return {
    holders: [...grants.holdersOver(className)].filter((holder) => !world.account.isApp(holder) && isMeant(holder)),
    has,
    some(holds) {
      for (const number of users.from()) {
        checkSignal(options);
        if (holds(userSets.key(number))) return true;
      }
      return false;
    },
  };
}

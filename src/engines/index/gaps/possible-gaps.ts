import type { Bits } from "../../../lib/bits.ts";
import { getOrMake } from "../../../lib/maps.ts";
import { type Asked, classOf, serves, type Unread } from "./asked.ts";

/** Finds gaps of what a principal may have by what Zoom does not say, or by shares that were not read. */
export class PossibleGaps {
  readonly #unread: Unread;
  readonly #ofPseudo = new WeakMap<Asked, Map<string, ReadonlySet<string>>>();

  constructor(unread: Unread) {
    this.#unread = unread;
  }

  collect(principal: string, asked: Asked, found: Set<string>): void {
    const { world, possible } = this.#unread;
    if (world.isPseudo(principal)) {
      for (const gap of this.#pseudoGaps(principal, asked)) found.add(gap);
      return;
    }
    for (const holder of world.holders(principal, false)) {
      for (const grant of possible.of(holder, classOf(asked))) {
        if (!found.has(grant.gap) && serves(world, grant, principal, asked)) found.add(grant.gap);
      }
    }
    if (!world.account.isUser(principal)) return;
    for (const holder of [world.everyone, world.members]) {
      for (const gap of this.#pseudoGaps(holder, asked)) found.add(gap);
    }
  }

  /** As `collect` for each of some users, found holder by holder. */
  collectOfUsers(users: Bits, asked: Asked, found: Set<string>): void {
    const { world, possible } = this.#unread;
    for (const pseudo of [world.everyone, world.members]) this.collect(pseudo, asked, found);
    for (const holder of possible.holdersOver(classOf(asked))) {
      if (world.isPseudo(holder) || !world.userSets.actingAs(holder).meets(users)) continue;
      for (const grant of possible.of(holder, classOf(asked))) {
        if (!found.has(grant.gap) && serves(world, grant, holder, asked)) found.add(grant.gap);
      }
    }
  }

  /** Gaps of what a pseudo-principal may have, found once for each thing asked: every user follows them. */
  #pseudoGaps(holder: string, asked: Asked): ReadonlySet<string> {
    const { world, possible } = this.#unread;
    const known = this.#ofPseudo.get(asked) ?? new Map<string, ReadonlySet<string>>();
    this.#ofPseudo.set(asked, known);
    return getOrMake(known, holder, () => {
      const grants =
        asked.extent === "ANY"
          ? possible.of(holder, classOf(asked))
          : world.resources.containers(asked.resource).flatMap((target) => possible.on(target));
      const own = grants.filter((grant) => grant.holder === holder && serves(world, grant, holder, asked));
      return new Set(own.map(({ gap }) => gap));
    });
  }
}

import type { Bits } from "../../../lib/bits.ts";
import { getOrMake } from "../../../lib/maps.ts";
import { type Asked, classOf, serves, type Unread } from "./asked.ts";
import { couldShareWithin } from "./unread-shares.ts";

/** What a list of things asked comes to, whoever it is asked about. */
interface Together {
  readonly byPair: ReadonlyMap<string, Asked>;
  /** By pseudo-principal. */
  readonly gaps: Map<string, ReadonlySet<string>>;
}

/** Finds gaps of what a principal may have by what Zoom does not say, or by shares that were not read. */
export class PossibleGaps {
  readonly #unread: Unread;
  readonly #ofPseudo = new WeakMap<Asked, Map<string, ReadonlySet<string>>>();
  readonly #together = new WeakMap<readonly Asked[], Together>();

  constructor(unread: Unread) {
    this.#unread = unread;
  }

  collect(principal: string, asked: Asked, found: Set<string>): void {
    const { world, possible } = this.#unread;
    for (const holder of this.#followed(principal)) for (const gap of this.#pseudoGaps(holder, asked)) found.add(gap);
    if (world.isPseudo(principal)) return;
    for (const holder of world.holders(principal, false)) {
      for (const grant of possible.of(holder, classOf(asked))) {
        if (!found.has(grant.gap) && serves(world, grant, principal, asked)) found.add(grant.gap);
      }
    }
  }

  /** As `collect` for each of some things asked, no two of one class and permission. One list is gone over once, however many ask. */
  collectAll(principal: string, asked: readonly Asked[], found: Set<string>): void {
    const { world, possible } = this.#unread;
    const { byPair, gaps } = this.#togetherOf(asked);
    for (const holder of this.#followed(principal)) {
      const ofHolder = getOrMake(
        gaps,
        holder,
        () => new Set(asked.flatMap((one) => [...this.#pseudoGaps(holder, one)])),
      );
      for (const gap of ofHolder) found.add(gap);
    }
    if (world.isPseudo(principal)) return;
    for (const holder of world.holders(principal, false)) {
      for (const grant of possible.allOf(holder, true)) {
        if (found.has(grant.gap)) continue;
        const one = byPair.get(`${grant.class}|${grant.permission}`);
        if (one !== undefined && serves(world, grant, principal, one)) found.add(grant.gap);
      }
    }
  }

  #togetherOf(asked: readonly Asked[]): Together {
    const known = this.#together.get(asked);
    if (known !== undefined) return known;
    const byPair = new Map(asked.map((one) => [`${classOf(one)}|${one.permission}`, one]));
    const together: Together = { byPair, gaps: new Map() };
    this.#together.set(asked, together);
    return together;
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

  /** The pseudo-principals by which a principal may have something. */
  #followed(principal: string): readonly string[] {
    const { world } = this.#unread;
    if (world.isPseudo(principal)) return [principal];
    return world.account.isUser(principal) ? [world.everyone, world.members] : [];
  }

  /** Gaps of what a pseudo-principal may have, found once for each thing asked: every user follows them. */
  #pseudoGaps(holder: string, asked: Asked): ReadonlySet<string> {
    const { world, possible } = this.#unread;
    const known = this.#ofPseudo.get(asked) ?? new Map<string, ReadonlySet<string>>();
    this.#ofPseudo.set(asked, known);
    return getOrMake(known, holder, () => {
      const isAny = asked.extent === "ANY" && asked.resource.level !== "node";
      const grants = isAny
        ? possible.notSharedWith(holder, classOf(asked))
        : world.resources.containers(asked.resource).flatMap((target) => possible.on(target));
      const own = grants.filter((grant) => grant.holder === holder && serves(world, grant, holder, asked));
      const gaps = new Set(own.map(({ gap }) => gap));
      if (isAny && couldShareWithin(world, holder, asked)) gaps.add("recording-shares");
      return gaps;
    });
  }
}

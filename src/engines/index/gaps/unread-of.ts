import { append } from "../../../lib/maps.ts";
import { parseSetKey } from "../../../model/keys.ts";
import { anythingPairs } from "../../answers/catalog-views.ts";
import type { PackedGrants } from "../packed/packed-grants.ts";
import type { WholeWorld } from "../whole-world.ts";
import type { Asked, Unread } from "./asked.ts";
import { ANY_ROLE, type UnreadThing, unreadThings } from "./unread-things.ts";

/** What was not read of an account, found when a search for gaps first looks at it. */
export class UnreadOf implements Unread {
  readonly world: WholeWorld;
  #things: readonly UnreadThing[] | undefined;
  #granting: readonly UnreadThing[] | undefined;
  #byGroup: ReadonlyMap<string, readonly UnreadThing[]> | undefined;
  #pairs: ReadonlySet<string> | undefined;

  constructor(world: WholeWorld) {
    this.world = world;
  }

  get possible(): PackedGrants {
    return this.world.possible;
  }
  get things(): readonly UnreadThing[] {
    this.#things ??= unreadThings(this.world);
    return this.#things;
  }
  get pairs(): ReadonlySet<string> {
    this.#pairs ??= anythingPairs(this.world.account.catalog);
    return this.#pairs;
  }

  thingsFor({ resource }: Asked): readonly UnreadThing[] {
    this.#granting ??= this.#findGranting();
    if (resource.level !== "group") return this.#granting;
    this.#byGroup ??= this.#groupThings();
    return [...new Set([...this.#granting, ...(this.#byGroup.get(resource.owners[0] ?? "") ?? [])])];
  }

  /** Lists that lead to who has something, or into a group whose set is granted: most groups give nothing. */
  #findGranting(): readonly UnreadThing[] {
    const { world, possible } = this;
    const groups = new Set<string>();
    for (const target of [...world.grants.targets(), ...possible.targets()]) {
      const owner = target.includes(":group:") ? parseSetKey(target)?.owner : undefined;
      if (owner != null) groups.add(owner);
    }
    const hasAny = (holder: string) =>
      holder === ANY_ROLE || world.grants.hasHolder(holder) || possible.hasHolder(holder);
    return this.things.filter(({ joins }) =>
      joins.some(
        (join) =>
          join.relation?.type === "ADMIN_OF" ||
          [...join.holders].some(hasAny) ||
          [...join.groups].some((group) => groups.has(group)),
      ),
    );
  }

  #groupThings(): ReadonlyMap<string, readonly UnreadThing[]> {
    const byGroup = new Map<string, UnreadThing[]>();
    for (const thing of this.things) {
      for (const group of new Set(thing.joins.flatMap((join) => [...join.groups]))) append(byGroup, group, thing);
    }
    return byGroup;
  }
}

import type { PossibleGrant } from "../../../derive/grant.ts";
import { anythingPairs } from "../../answers/catalog-views.ts";
import type { Grants } from "../../answers/grants.ts";
import type { WholeWorld } from "../whole-world.ts";
import type { Unread } from "./asked.ts";
import { type UnreadThing, unreadThings } from "./unread-things.ts";

/** What was not read of an account, found when a search for gaps first looks at it. */
export class UnreadOf implements Unread {
  readonly world: WholeWorld;
  #things: readonly UnreadThing[] | undefined;
  #pairs: ReadonlySet<string> | undefined;

  constructor(world: WholeWorld) {
    this.world = world;
  }

  get possible(): Grants<PossibleGrant> {
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
}

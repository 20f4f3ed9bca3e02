import type { Completeness } from "../../access/answers.ts";
import { isUnreadApp } from "../../derive/grants/roles.ts";
import { RELATIONS } from "../../model/relations.gen.ts";
import { completenessOf } from "../answers/completeness.ts";
import { listingSections } from "../answers/listing-sections.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import type { WholeWorld } from "./whole-world.ts";

/** What says nothing that a grant comes from, and what is read only where the configuration says it, as nobody else does: a blind spot. */
const BESIDE = new Set(["account", "app-authorizers"]);

/** What all grants together may lack: what was not read to its end, and what is granted to nobody because nobody says that it is. */
export function completenessOfAll(world: WholeWorld, { things }: GapFinder): Completeness {
  const { account } = world;
  const listing = [...listingSections(new Set()), ...RELATIONS.flatMap((relation) => relation.sections)];
  const unread = listing.filter((section) => !BESIDE.has(section) && !account.coverage.complete(section));
  const sections = new Set([...unread, ...things.map(({ section }) => section), ...world.allGaps]);
  if (world.apps.some((app) => isUnreadApp(account, app))) sections.add("app");
  return completenessOf(account.coverage, sections, world.reasons, { kinds: ["user", "app"], classes: null });
}

import type { Page, PrincipalAccess } from "../../access/answers.ts";
import type { AskOptions, WhoCanRequest } from "../../access/engine.ts";
import { pairBest, rowWitness, toRow } from "../answers/access-rows.ts";
import { grantsByHolder } from "../answers/pair.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import { principalPage } from "./principal-page.ts";
import { findWhoCan, inStates } from "./who-can-found.ts";
import type { WholeWorld } from "./whole-world.ts";

/** Answers whoCan: the rows of the page are looked at one by one. */
export function whoCan(
  world: WholeWorld,
  gaps: GapFinder,
  request: WhoCanRequest,
  options: AskOptions | undefined,
): Page<PrincipalAccess> {
  const { asked, states, ...found } = findWhoCan(world, gaps, request, options);
  const page = principalPage(world.userSets, found.listed, found.listedOthers, request.page);
  const proven = { ...asked.pair, ...options };
  const { resource, permissions } = asked;
  const pair = { ...asked.pair, grants: grantsByHolder(world, resource, { ...asked.pair, permissions }) };
  return {
    rows: page.keys.map((key) => {
      const best = found.others.get(key) ?? pairBest(world, key, asked.resource, request.permissions, pair);
      const left = inStates(best, states);
      return toRow(world, left, rowWitness(world, key, asked.resource, left, proven));
    }),
    next: page.next,
    hasPrevious: page.hasPrevious,
    totalCount: found.totalCount,
    counts: found.counts,
    completeness: found.completeness,
    revision: world.revision.number,
    engine: "index",
  };
}

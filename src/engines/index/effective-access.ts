import type { Page, ResourceAccess } from "../../access/answers.ts";
import type { AskOptions, EffectiveAccessRequest } from "../../access/engine.ts";
import { compareBytes } from "../../model/facts.ts";
import { completenessOf, scopeOf } from "../answers/completeness.ts";
import { HeldGrants } from "../answers/held-grants.ts";
import { keysetSlice } from "../answers/paging.ts";
import { sharedTargets } from "../answers/shared-targets.ts";
import { targetRows, targetWitness, toResourceAccess } from "../answers/targets.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import { SharedRecordings } from "./shared-recordings.ts";
import type { WholeWorld } from "./whole-world.ts";

/** Answers effectiveAccess: the targets of all grants that the principal has, and of shared recordings those of the page. */
export async function effectiveAccess(
  world: WholeWorld,
  gaps: GapFinder,
  request: EffectiveAccessRequest,
  options: AskOptions | undefined,
): Promise<Page<ResourceAccess>> {
  const principal = world.principal(request.principal, "principal");
  const held = new HeldGrants(world, principal);
  const { rows, counts } = targetRows(held, request, options);
  const shared = await sharedTargets(new SharedRecordings(world), held, request, options);
  const all = [...rows, ...shared.rows].sort((a, b) => compareBytes(a.target.key, b.target.key));
  const slice = keysetSlice(all, ({ target }) => target.key, request.page);
  return {
    rows: slice.rows.map((row) => toResourceAccess(world, row, targetWitness(world, principal, row, options))),
    next: slice.next,
    hasPrevious: slice.hasPrevious || shared.hasPrevious,
    totalCount: rows.length + shared.listed,
    counts: { ...counts, [shared.state]: counts[shared.state] + shared.total },
    completeness: completenessOf(
      world.account.coverage,
      collectGaps(world, gaps, principal, request, options),
      gaps.reasons,
      scopeOf(world.account, principal, request.classes),
    ),
    revision: world.revision.number,
    engine: "index",
  };
}

/** Everything that could add anything for the principal, in the asked permissions and classes. */
function collectGaps(
  world: WholeWorld,
  gaps: GapFinder,
  principal: string,
  request: EffectiveAccessRequest,
  options: AskOptions | undefined,
): Set<string> {
  const found = new Set<string>();
  const dormantToo = request.states?.includes("DORMANT") ?? true;
  if (world.account.isDormant(principal) && !dormantToo) return found;
  gaps.collectOfClasses(principal, request, found, options);
  return found;
}

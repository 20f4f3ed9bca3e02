import type { Page, ResourceAccess } from "../../access/answers.ts";
import type { AskOptions, EffectiveAccessRequest } from "../../access/engine.ts";
import { completenessOf } from "../answers/completeness.ts";
import { keysetSlice } from "../answers/paging.ts";
import { ALL_PROOFS } from "../answers/proof-filter.ts";
import { targetRows, targetWitness, toResourceAccess } from "../answers/targets.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import type { WholeWorld } from "./whole-world.ts";

/** Answers effectiveAccess: the targets of all grants that the principal has, as large as they come. */
export function effectiveAccess(
  world: WholeWorld,
  gaps: GapFinder,
  request: EffectiveAccessRequest,
  options: AskOptions | undefined,
): Page<ResourceAccess> {
  const principal = world.principal(request.principal, "principal");
  const { rows, counts } = targetRows(world, principal, request, options);
  const slice = keysetSlice(rows, ({ target }) => target.key, request.page);
  return {
    ...slice,
    rows: slice.rows.map((row) => toResourceAccess(world, row, targetWitness(world, principal, row))),
    totalCount: rows.length,
    counts,
    completeness: completenessOf(world.account.coverage, collectGaps(world, gaps, principal, request), gaps.reasons, [
      world.account.isApp(principal) ? "app" : "user",
    ]),
    revision: world.revision.number,
    engine: "index",
  };
}

/** Everything that could add anything for the principal, in the asked permissions and classes. */
function collectGaps(
  world: WholeWorld,
  gaps: GapFinder,
  principal: string,
  { permissions, classes, states }: EffectiveAccessRequest,
): Set<string> {
  const found = new Set<string>();
  const dormantToo = states?.includes("DORMANT") ?? true;
  if (world.account.isDormant(principal) && !dormantToo) return found;
  for (const { class: className, permission } of world.pairs) {
    if (permissions !== null && !permissions.includes(permission)) continue;
    if (classes !== null && !classes.includes(className)) continue;
    const resource = world.resource(world.account.keys.set(className), "classes");
    gaps.collect(principal, { permission, resource, extent: "ANY", proofs: ALL_PROOFS }, found);
  }
  return found;
}

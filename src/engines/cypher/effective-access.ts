import type { Page, ResourceAccess } from "../../access/answers.ts";
import type { AskOptions, EffectiveAccessRequest } from "../../access/engine.ts";
import { compareBytes } from "../../model/facts.ts";
import { scopeOf } from "../answers/completeness.ts";
import { HeldGrants } from "../answers/held-grants.ts";
import { keysetSlice } from "../answers/paging.ts";
import { type SharedTargets, sharedTargets } from "../answers/shared-targets.ts";
import { type FoundTarget, targetRows, targetWitness, toResourceAccess } from "../answers/targets.ts";
import { cite } from "./cite.ts";
import type { CypherContext } from "./context.ts";
import { gapsOfAccess } from "./effective-access-gaps.ts";
import { completenessFor } from "./gaps.ts";
import { type ReadAccess, readAccess } from "./read-access.ts";
import { sharedReader } from "./shared-recordings.ts";

/** Answers effectiveAccess: what the principal has, then of shared recordings only those of the page, then what its rows name. */
export async function effectiveAccess(
  context: CypherContext,
  request: EffectiveAccessRequest,
  options?: AskOptions,
): Promise<Page<ResourceAccess>> {
  const read = await readAccess(context, request, options);
  const { world, principal } = read;
  const held = new HeldGrants(world, principal);
  const { rows, counts } = targetRows(held, request, options);
  const shared = await sharedTargets(sharedReader(context, read.nodes), held, request, options);
  const all = [...rows, ...shared.rows].sort((a, b) => compareBytes(a.target.key, b.target.key));
  const slice = keysetSlice(all, ({ target }) => target.key, request.page);
  const [written, completeness] = await Promise.all([
    writeRows(context, principal, read, slice.rows, shared, options),
    completenessFor(
      context,
      scopeOf(world.account, principal, request.classes),
      () => gapsOfAccess(context, read, request),
      (index) => index.effectiveAccess({ ...request, page: { first: 1, after: null } }, options),
    ),
  ]);
  return {
    rows: written,
    next: slice.next,
    hasPrevious: slice.hasPrevious || shared.hasPrevious,
    totalCount: rows.length + shared.listed,
    counts: { ...counts, [shared.state]: counts[shared.state] + shared.total },
    completeness,
    revision: context.revision.number,
    engine: "cypher",
  };
}

/** Shared recordings were read with all that their rows show; of other rows that is read now. */
async function writeRows(
  context: CypherContext,
  principal: string,
  { world }: ReadAccess,
  rows: readonly FoundTarget[],
  shared: SharedTargets,
  options: AskOptions | undefined,
): Promise<ResourceAccess[]> {
  const others = rows.filter((row) => !shared.rows.includes(row));
  const proofs = new Map(others.map((row) => [row, targetWitness(world, principal, row, options)]));
  const shown = others.map(({ target }) => target.key);
  const cited = others.length === 0 ? world : await cite(context, { shown, proofs: [...proofs.values()] }, options);
  return rows.map((row) => {
    const proof = proofs.get(row);
    if (proof !== undefined) return toResourceAccess(cited, row, proof);
    return toResourceAccess(shared.world, row, targetWitness(shared.world, principal, row, options));
  });
}

import type { PrincipalList, PrincipalRow, RowAccess } from "../../access/answers.ts";
import type { AskOptions, PrincipalsRequest } from "../../access/engine.ts";
import { Bits } from "../../lib/bits.ts";
import { compareBytes } from "../../model/facts.ts";
import { comparePermissions, type Permission } from "../../model/permissions.ts";
import { standingOfRank } from "../../model/states.ts";
import { nodeView } from "../answers/node-views.ts";
import { checkSignal } from "../answers/world.ts";
import type { GapFinder } from "./gaps/gap-finder.ts";
import { reachingUsers } from "./reaching-users.ts";
import { headJson } from "./user-heads.ts";
import { findWhoCan, inStates, type WhoCanFound } from "./who-can-found.ts";
import type { WholeWorld } from "./whole-world.ts";

/** Rows that are made at once: few enough that others are answered in between. */
const BATCH = 4096;

/** Lists everybody of a whoCan answer: what users have is read from the sets that they were counted in. */
export function principals(
  world: WholeWorld,
  gaps: GapFinder,
  request: PrincipalsRequest,
  options: AskOptions | undefined,
): PrincipalList {
  const found = findWhoCan(world, gaps, request, options);
  const { totalCount, counts, completeness } = found;
  const batches = batchesOf(world, found, options);
  return { batches, totalCount, counts, completeness, revision: world.revision.number, engine: "index" };
}

/** In the order of keys. */
async function* batchesOf(
  world: WholeWorld,
  found: WhoCanFound,
  options: AskOptions | undefined,
): AsyncGenerator<readonly PrincipalRow[]> {
  const { userSets, userHeads } = world;
  const accessOf = userAccess(world, found, options);
  const others = [...found.listedOthers].sort(compareBytes).map((key) => ({ key, after: userSets.firstAfter(key) }));
  let at = 0;
  for (let next = 0; next < found.listed.size; ) {
    const batch: PrincipalRow[] = [];
    for (const number of found.listed.take(next, BATCH)) {
      for (; (others[at]?.after ?? number + 1) <= number; at++) batch.push(otherRow(world, found, others[at]?.key));
      batch.push({ principal: userHeads.json(number), access: accessOf(number) });
      next = number + 1;
    }
    if (batch.length === 0) break;
    checkSignal(options);
    yield batch;
  }
  const rest = others.slice(at).map(({ key }) => otherRow(world, found, key));
  if (rest.length > 0) yield rest;
}

/** An app or a pseudo-principal. */
function otherRow(world: WholeWorld, { others, states }: WhoCanFound, key = ""): PrincipalRow {
  const { kind, name } = nodeView(world, key);
  const access = inStates(others.get(key) ?? [], states).map(([permission, { rank, parts }]) =>
    accessRow(permission, rank, parts.length === 0),
  );
  return { principal: headJson({ key, kind, name, email: null }), access };
}

/**
 * What a user has, as one list for all who have the same. With ANY the whole is reached where asking for ALL gives the same standing;
 * where parts are reached in a better one, these are meant (docs/semantics.md 5).
 */
function userAccess(
  world: WholeWorld,
  { asked, states, users }: WhoCanFound,
  options: AskOptions | undefined,
): (number: number) => readonly RowAccess[] {
  const isAny = asked.pair.extent === "ANY";
  const whole = isAny ? reachingUsers(world, { ...asked, pair: { ...asked.pair, extent: "ALL" } }, options) : users;
  const nobody = new Bits(world.userSets.all.size);
  const sets: { readonly users: Bits; readonly access: RowAccess }[] = [];
  const byPermission = [...users].sort(([a], [b]) => comparePermissions(a, b));
  for (const [permission, byRank] of byPermission) {
    const wholeByRank = new Map(isAny ? whole.get(permission)?.entries() : byRank.entries());
    for (const [rank, some] of byRank.entries()) {
      if (!states.includes(standingOfRank(rank).state)) continue;
      const reached = wholeByRank.get(rank) ?? nobody;
      const all = isAny ? some.clone().keep(reached) : some;
      sets.push({ users: all, access: accessRow(permission, rank, true) });
      if (isAny) sets.push({ users: some.clone().drop(all), access: accessRow(permission, rank, false) });
    }
  }
  // A tree of no and yes, a set at each level: all who come to the same leaf have one list.
  const branches = [0, 0];
  const lists: (readonly RowAccess[])[] = [];
  return (number) => {
    let leaf = 0;
    for (const { users: some } of sets) {
      const branch = 2 * leaf + (some.has(number) ? 1 : 0);
      if (branches[branch] === 0) branches[branch] = branches.push(0, 0) / 2 - 1;
      leaf = branches[branch] as number;
    }
    const list = lists[leaf] ?? sets.filter((set) => set.users.has(number)).map(({ access }) => access);
    lists[leaf] = list;
    return list;
  };
}

function accessRow(permission: Permission, rank: number, whole: boolean): RowAccess {
  return { permission, ...standingOfRank(rank), whole };
}

import type { MatrixRow } from "../../access/answers.ts";
import type { AskOptions } from "../../access/engine.ts";
import type { Grant } from "../../derive/grant.ts";
import { BoundedMap } from "../../lib/bounded-map.ts";
import { getOrMake } from "../../lib/maps.ts";
import { compareBytes } from "../../model/facts.ts";
import type { Permission } from "../../model/permissions.ts";
import { standingRank, worseState } from "../../model/states.ts";
import { checkSignal, type World } from "../answers/world.ts";

/** What a holder gives whoever acts as it: rows without whose they are and the way to the holder, in their order. */
interface Given extends Omit<MatrixRow, "principal" | "via" | "revision"> {
  readonly id: string;
}

interface GivenBy {
  readonly given: Given;
  readonly via: readonly string[];
}

/** Holders whose rows are remembered: as many as there may be groups and roles. */
const MOST_REMEMBERED = 1 << 12;

/**
 * One row per principal and grant: permissions that share target, origin, standing and way are one row. What members
 * have on their own, and what is public, is there once, under the pseudo-principal.
 */
export function* matrix(world: World, options: AskOptions | undefined): Generator<MatrixRow> {
  const principals = [...world.users, ...world.apps, world.everyone, world.members].sort(compareBytes);
  const known = new BoundedMap<string, readonly Given[]>(MOST_REMEMBERED);
  for (const principal of principals) {
    checkSignal(options);
    yield* rowsOf(world, principal, known);
  }
}

function* rowsOf(world: World, key: string, known: Map<string, readonly Given[]>): Generator<MatrixRow> {
  const dormant = world.account.isDormant(key);
  const lists: GivenBy[][] = [];
  for (const holder of world.holders(key, false)) {
    const find = () => givenBy(world, holder, dormant);
    const all = holder === key ? find() : getOrMake(known, `${dormant} ${holder}`, find);
    if (all.length === 0) continue;
    const via = viaOf(world, key, holder);
    lists.push(all.map((given) => ({ given, via })));
  }
  if (lists.length === 0) return;
  const principal = principalOf(world, key);
  const revision = world.revision.number;
  for (const { given, via } of lists.reduce(merged)) {
    const { target, permissions, state, bound, origin } = given;
    yield { principal, target, permissions, state, bound, origin, via, revision };
  }
}

function givenBy(world: World, holder: string, dormant: boolean): readonly Given[] {
  const rows = new Map<string, { grant: Grant; state: MatrixRow["state"]; permissions: Set<Permission> }>();
  for (const grant of bestWays(world.grants.allOf(holder, true))) {
    const state = dormant ? worseState(grant.state, "DORMANT") : grant.state;
    const { target, origin, bound } = grant;
    const id = [target, origin.kind, origin.value, state, bound].join("\n");
    const row = rows.get(id);
    if (row === undefined) rows.set(id, { grant, state, permissions: new Set([grant.permission]) });
    else row.permissions.add(grant.permission);
  }
  const all = Array.from(rows, ([id, { grant, state, permissions }]) => ({
    id,
    target: { key: grant.target, class: grant.class },
    permissions: world.inOrder(permissions),
    state,
    bound: grant.bound,
    origin: { kind: grant.origin.kind, value: grant.origin.value },
  }));
  return all.sort((a, b) => compareBytes(a.id, b.id));
}

/** Two lists in order as one. */
function merged(a: readonly GivenBy[], b: readonly GivenBy[]): GivenBy[] {
  const all: GivenBy[] = [];
  let at = 0;
  for (const one of b) {
    for (; at < a.length && compareGiven(a[at] as GivenBy, one) <= 0; at++) all.push(a[at] as GivenBy);
    all.push(one);
  }
  for (; at < a.length; at++) all.push(a[at] as GivenBy);
  return all;
}

function compareGiven(a: GivenBy, b: GivenBy): number {
  return compareBytes(a.given.id, b.given.id) || compareBytes(a.via.join("\n"), b.via.join("\n"));
}

/** Of the ways of one grant the best. */
function bestWays(grants: Iterable<Grant>): Iterable<Grant> {
  const best = new Map<string, Grant>();
  for (const grant of grants) {
    const id = `${grant.permission}\n${grant.target}\n${grant.origin.kind}\n${grant.origin.value}`;
    const known = best.get(id);
    if (known === undefined || standingRank(grant) < standingRank(known)) best.set(id, grant);
  }
  return best.values();
}

/** The keys that lead to a holder by the shortest path, the holder last; empty where the principal holds itself. */
function viaOf(world: World, principal: string, holder: string): readonly string[] {
  if (principal === holder) return [];
  const paths = [...world.closures.paths(principal, holder)].sort(
    (a, b) =>
      a.length - b.length || compareBytes([...a].sort(compareBytes).join("\n"), [...b].sort(compareBytes).join("\n")),
  );
  return (paths[0] ?? []).map((key) => key.split("|")[2] as string);
}

function principalOf(world: World, key: string): MatrixRow["principal"] {
  const node = world.account.node(key);
  return {
    key,
    kind: node?.kind ?? "PseudoPrincipal",
    name: node?.name ?? key.slice(key.lastIndexOf(":") + 1),
    email: world.account.text(key, "email") ?? null,
    status: world.account.text(key, "status") ?? null,
  };
}

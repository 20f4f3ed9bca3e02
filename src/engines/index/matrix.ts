import type { MatrixRow } from "../../access/answers.ts";
import type { AskOptions } from "../../access/engine.ts";
import type { Grant } from "../../derive/grant.ts";
import { compareBytes } from "../../model/facts.ts";
import type { Permission } from "../../model/permissions.ts";
import { standingRank, worseState } from "../../model/states.ts";
import { checkSignal, type World } from "../answers/world.ts";

/**
 * One row per principal and grant: permissions that share target, origin, standing and way are one row. What members
 * have on their own, and what is public, is there once, under the pseudo-principal.
 */
export function* matrix(world: World, options: AskOptions | undefined): Generator<MatrixRow> {
  const principals = [...world.users, ...world.apps, world.everyone, world.members].sort(compareBytes);
  for (const principal of principals) {
    checkSignal(options);
    yield* rowsOf(world, principal);
  }
}

function* rowsOf(world: World, principal: string): Generator<MatrixRow> {
  const rows = new Map<
    string,
    { grant: Grant; state: MatrixRow["state"]; permissions: Set<Permission>; via: readonly string[] }
  >();
  const dormant = world.account.isDormant(principal);
  for (const holder of world.holders(principal, false)) {
    const grants = [...world.grants.allOf(holder, true)];
    if (grants.length === 0) continue;
    const via = viaOf(world, principal, holder);
    for (const grant of bestWays(grants)) {
      const state = dormant ? worseState(grant.state, "DORMANT") : grant.state;
      const { target, origin, bound } = grant;
      const id = [target, origin.kind, origin.value, state, bound, ...via].join("\n");
      const row = rows.get(id);
      if (row === undefined) rows.set(id, { grant, state, permissions: new Set([grant.permission]), via });
      else row.permissions.add(grant.permission);
    }
  }
  const view = principalOf(world, principal);
  for (const id of [...rows.keys()].sort(compareBytes)) {
    const { grant, state, permissions, via } = rows.get(id) as NonNullable<ReturnType<typeof rows.get>>;
    yield {
      principal: view,
      target: { key: grant.target, class: grant.class },
      permissions: world.inOrder(permissions),
      state,
      bound: grant.bound,
      origin: { kind: grant.origin.kind, value: grant.origin.value },
      via,
      revision: world.revision.number,
    };
  }
}

/** Of the ways of one grant the best. */
function bestWays(grants: readonly Grant[]): Iterable<Grant> {
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

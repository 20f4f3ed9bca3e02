import type { Origin } from "../../src/model/origins.ts";
import type { Permission } from "../../src/model/permissions.ts";
import type { AccessState, Standing } from "../../src/model/states.ts";
import { ALL_PERMISSIONS, bestStanding, compareBytes, compareStandings, sortedBytes } from "./order.ts";
import { type Accept, best, proofs, witnessOf } from "./proofs.ts";
import type { World } from "./world.ts";

export type Extent = "ALL" | "ANY";

export interface OracleAccess extends Standing {
  readonly permission: Permission;
  /** Keys of the parts that are reached, in byte order; empty where the resource itself is. */
  readonly parts: readonly string[];
  /** The distinct origins of the proofs, of the resource or of the listed parts, that have this standing. */
  readonly origins: readonly Origin[];
}

export interface OracleCounts {
  readonly active: number;
  readonly unknown: number;
  readonly gated: number;
  readonly dormant: number;
}

/** Whether one set or node contains another one. */
export function isInside(world: World, inner: string, outer: string): boolean {
  return inner !== outer && world.reachesOf(inner).some(({ target }) => target === outer);
}

/**
 * A resource and every known set and node strictly inside it, as one principal sees it. A user's `own` is its own set,
 * which is there by itself; for AccountMembers `own` also counts as inside a group's set with a known user in it. Known
 * is read as for rows here: a user that has a node.
 */
export function universeOf(world: World, principal: string, resource: string): string[] {
  const { account } = world;
  const className = account.classOf(resource);
  if (className === null) return [resource];
  const set = account.keys.readSet(resource);
  const own = account.keys.own(className);
  const inside = world
    .membersOfClass(className)
    .filter((member) => isInside(world, member, resource) && !(member === own && account.isUser(principal)));
  const isGroupOfUsers =
    set?.level === "group" &&
    account.catalog.belongsTo(className) === "user" &&
    account.users.some((user) => isInside(world, account.keys.setOf(className, user), resource));
  const extra = principal === account.keys.accountMembers && isGroupOfUsers ? [own] : [];
  return [resource, ...inside, ...extra];
}

/** What a principal may do with a resource, or with parts of it; null where nothing. */
export function accessTo(
  world: World,
  principal: string,
  permission: Permission,
  resource: string,
  extent: Extent,
  accept: Accept,
): OracleAccess | null {
  const universe = extent === "ALL" ? [resource] : universeOf(world, principal, resource);
  const standings = new Map(universe.map((part) => [part, best(world, principal, permission, part, accept)]));
  const standing = bestStanding(standings.values());
  if (standing === null) return null;
  const attaining = universe.filter((part) => isSame(standings.get(part) ?? null, standing));
  const parts = attaining.includes(resource) ? [] : sortedBytes(maximal(world, attaining));
  const origins = (parts.length === 0 ? [resource] : parts).flatMap((part) =>
    proofs(world, principal, permission, part, accept)
      .filter((proof) => isSame(proof, standing))
      .map(({ grant }) => grant.origin),
  );
  return { permission, ...standing, parts, origins: distinctOrigins(origins) };
}

function isSame(a: Standing | null, b: Standing): boolean {
  return a !== null && compareStandings(a, b) === 0;
}

/** Those that are not inside another one listed. */
function maximal(world: World, listed: readonly string[]): string[] {
  return listed.filter((part) => !listed.some((other) => isInside(world, part, other)));
}

function distinctOrigins(origins: readonly Origin[]): Origin[] {
  const distinct = new Map(origins.map(({ kind, value }) => [`${kind}\n${value}`, { kind, value }]));
  return [...distinct.values()].sort((a, b) => compareBytes(a.kind, b.kind) || compareBytes(a.value, b.value));
}

/** The witness of a row: that of its best access (standing, then order of permissions), of its first part where it has parts. */
export function witnessOfRow(
  world: World,
  principal: string,
  resource: string,
  access: readonly OracleAccess[],
  accept: Accept,
): readonly string[] {
  const [first] = [...access].sort(
    (a, b) => compareStandings(a, b) || ALL_PERMISSIONS.indexOf(a.permission) - ALL_PERMISSIONS.indexOf(b.permission),
  );
  if (first === undefined) return [];
  const part = first.parts[0] ?? resource;
  return witnessOf(proofs(world, principal, first.permission, part, accept))?.facts ?? [];
}

/** Counts each row once, by its best state. */
export function countRows(rows: readonly (readonly Standing[])[]): OracleCounts {
  const count = (state: AccessState) => rows.filter((row) => bestStanding(row)?.state === state).length;
  return { active: count("ACTIVE"), unknown: count("UNKNOWN"), gated: count("GATED"), dormant: count("DORMANT") };
}

/** Drops permissions in other states, then empty rows; counts what there was before. */
export function listOf<Row extends { readonly access: readonly OracleAccess[] }, Out>(
  rows: readonly Row[],
  states: readonly AccessState[],
  make: (row: Row, access: readonly OracleAccess[]) => Out,
): { rows: Out[]; totalCount: number; counts: OracleCounts } {
  const left = rows.flatMap((row) => {
    const access = row.access.filter(({ state }) => states.includes(state));
    return access.length === 0 ? [] : [make(row, access)];
  });
  return { rows: left, totalCount: left.length, counts: countRows(rows.map(({ access }) => access)) };
}

import { MAY_HOLD, type ProjectedGrant } from "../../../derive/projected-grant.ts";
import type { ProjectedSet } from "../../../derive/projection.ts";
import { append } from "../../../lib/maps.ts";
import type { AccountKeys } from "../../../model/keys.ts";
import { PERMISSIONS } from "../../../model/permissions.ts";
import { integer, type Parameters } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";

/** One statement over rows; each row is one thing written. */
export interface Write {
  readonly statement: string;
  readonly rows: readonly unknown[];
  readonly parameters?: Parameters;
}

/** The types of all relations that are grants, or that are only part of the projection, as a pattern has them. */
export const GRANT_TYPES = [...PERMISSIONS, MAY_HOLD].join("|");
export const PROJECTION_TYPES = `${GRANT_TYPES}|PART_OF|RESOURCE`;

/** Sets of a class need the account's set of it, among them or there already. */
export function setWrite(keys: AccountKeys, sets: readonly ProjectedSet[]): Write {
  const rows = sets.map((properties) => ({ whole: keys.set(properties.class), properties }));
  return { statement: statementOf("project/sets"), rows };
}

/** The sets that are targets must be there. */
export function grantWrites(grants: Iterable<ProjectedGrant>): Write[] {
  const ends = new Set<string>();
  const byType = new Map<ProjectedGrant["type"], unknown[]>();
  for (const { holder, type, target, properties } of grants) {
    ends.add(holder).add(target);
    const row = { holder, target, properties: { ...properties, capabilities: integer(properties.capabilities) } };
    append(byType, type, row);
  }
  return [
    { statement: statementOf("project/ends"), rows: [...ends] },
    ...[...byType].map(([type, rows]) => ({ statement: statementOf("project/grants", { TYPE: type }), rows })),
  ];
}

/** Writes in pieces, so that each piece has at most so many rows and makes one transaction. */
export function* inPieces(writes: readonly Write[], size: number): Generator<readonly Write[]> {
  let piece: Write[] = [];
  let room = size;
  for (const { rows, ...write } of writes) {
    for (let from = 0; from < rows.length; ) {
      const taken = rows.slice(from, from + room);
      piece.push({ ...write, rows: taken });
      from += taken.length;
      room -= taken.length;
      if (room > 0) continue;
      yield piece;
      piece = [];
      room = size;
    }
  }
  if (piece.length > 0) yield piece;
}

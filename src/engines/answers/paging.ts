import type { PageRequest } from "../../access/engine.ts";
import { WhocanError } from "../../lib/errors.ts";
import { firstAfter } from "./first-after.ts";

export interface Slice<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly hasPrevious: boolean;
}

/** The rows of one page out of all, which are in byte order of their keys. */
export function keysetSlice<Row>(
  all: readonly Row[],
  keyOf: (row: Row) => string,
  { first, after }: PageRequest,
): Slice<Row> {
  const start = after === null ? 0 : firstAfter(all.length, (at) => keyOf(all[at] as Row), after);
  return sliceAt(all, keyOf, start, first);
}

/** The same for rows in another order: `after` is the key of a row, BAD_CURSOR when there is no such row. */
export function positionSlice<Row>(all: readonly Row[], keyOf: (row: Row) => string, page: PageRequest): Slice<Row> {
  if (page.after === null) return sliceAt(all, keyOf, 0, page.first);
  const position = all.findIndex((row) => keyOf(row) === page.after);
  if (position < 0) throw new WhocanError("BAD_CURSOR", "The cursor names no row of this answer.", { field: "after" });
  return sliceAt(all, keyOf, position + 1, page.first);
}

function sliceAt<Row>(all: readonly Row[], keyOf: (row: Row) => string, start: number, first: number): Slice<Row> {
  const rows = all.slice(start, start + first);
  const last = rows.at(-1);
  const more = last !== undefined && start + first < all.length;
  return { rows, next: more ? keyOf(last) : null, hasPrevious: start > 0 };
}

import type { Page } from "../../access/answers.ts";
import type { PageRequest } from "../../access/engine.ts";
import { completenessOf, NOBODY } from "../answers/completeness.ts";
import type { CypherContext } from "./context.ts";

interface Listed<Row> {
  /** The rows after the cursor, at least one more than the page holds where there are more. */
  readonly rows: readonly Row[];
  readonly total: number;
  readonly hasPrevious: boolean;
  /** Whose unread part could add to them. */
  readonly sections: readonly string[];
}

const NO_COUNTS = { active: 0, unknown: 0, gated: 0, dormant: 0 };

/** A page of what is looked up: nobody has or lacks it, so it is counted by no state. */
export function lookupPage<Row>(
  { coverage, revision }: CypherContext,
  { rows, total, hasPrevious, sections }: Listed<Row>,
  keyOf: (row: Row) => string,
  { first }: PageRequest,
): Page<Row> {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  const unread = sections.filter((section) => !coverage.complete(section));
  return {
    rows: shown,
    next: last === undefined || rows.length <= first ? null : keyOf(last),
    hasPrevious,
    totalCount: total,
    counts: NO_COUNTS,
    completeness: completenessOf(coverage, unread, new Map(), NOBODY),
    revision: revision.number,
    engine: "cypher",
  };
}

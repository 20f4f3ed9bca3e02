import type { Fact, FactRef } from "../model/facts.ts";
import { type Delta, factOfPrint } from "../store/graph-store.ts";
import type { Head, OpenFacts } from "./open-facts.ts";
import { type FactRow, soundPrint } from "./sound-fact.ts";
import type { SqlFile } from "./sql-file.ts";
import { CLOSES, SAID_LAST } from "./staging.ts";

const PAGE = 2000;

export interface SectionChanges {
  readonly opened: number;
  readonly closed: number;
  /** Facts that were said otherwise than before: counted among the opened and among the closed. */
  readonly changed: number;
}

/** What a run found to have changed since the store's head, kept in runs.db and read page by page. */
export interface RunDelta extends Delta {
  readonly counts: SectionChanges;
  readonly bySection: ReadonlyMap<string, SectionChanges>;
}

/** New facts, and those that differ from what is open. */
const OPENED = `INSERT INTO delta (run, change, key, section, seq)
SELECT ?1, 'opened', s.key, s.section, s.seq
  FROM said s LEFT JOIN open_facts o ON o.account = ?2 AND o.section = s.section AND o.key = s.key
  WHERE o.fingerprint IS NOT s.fingerprint AND ${SAID_LAST}`;

/** What is open and was said otherwise. */
const REPLACED = `INSERT INTO delta (run, change, key, section)
SELECT d.run, 'closed', d.key, d.section
  FROM delta d JOIN open_facts o ON o.account = ?2 AND o.section = d.section AND o.key = d.key
  WHERE d.run = ?1 AND d.change = 'opened'`;

/** What is open in an extent that was read to its end, and that no extent of its section said. */
const VANISHED = `INSERT INTO delta (run, change, key, section)
SELECT e.run, 'closed', o.key, o.section
  FROM open_facts o JOIN extents e ON e.run = ?1 AND e.section = o.section AND e.extent = o.extent
  WHERE o.account = ?2 AND ${CLOSES}
    AND NOT EXISTS (SELECT 1 FROM said s WHERE s.section = o.section AND s.key = o.key)`;

/**
 * What a section says of nodes that another one lists, whose node is closed and said by nobody in this run: left open it would be a node that
 * the account does not have. `?3` are the names of such sections.
 */
const LEFT_ALONE = `INSERT OR IGNORE INTO delta (run, change, key, section)
SELECT d.run, 'closed', o.key, o.section
  FROM delta d JOIN open_facts o ON o.account = ?2 AND o.key = d.key AND o.section IN (SELECT value FROM json_each(?3))
  WHERE d.run = ?1 AND d.change = 'closed' AND o.kind IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.run = ?1 AND s.kind = o.kind AND s.key = o.key)
    AND NOT EXISTS (SELECT 1 FROM open_facts lists
      WHERE lists.account = ?2 AND lists.kind = o.kind AND lists.key = o.key
        AND lists.section NOT IN (SELECT value FROM json_each(?3))
        AND NOT EXISTS (SELECT 1 FROM delta c
          WHERE c.run = ?1 AND c.change = 'closed' AND c.key = lists.key AND c.section = lists.section))`;

/**
 * Compares what a run said, as `said` has it, with what is open at `parent`; undefined when the cache of open facts is not at that head any
 * more. **Only what an extent read to its end may close**, and with a node all that `describing` sections say of it.
 */
export function computeDelta(
  file: SqlFile,
  open: OpenFacts,
  parent: Head,
  scope: { readonly run: number; readonly account: string; readonly describing: readonly string[] },
): RunDelta | undefined {
  return file.transaction(() => {
    if (!open.belongsTo(parent)) return undefined;
    file.run("DELETE FROM delta WHERE run = ?", scope.run);
    for (const statement of [OPENED, REPLACED, VANISHED]) file.run(statement, scope.run, scope.account);
    if (scope.describing.length > 0) file.run(LEFT_ALONE, scope.run, scope.account, JSON.stringify(scope.describing));
    const bySection = countBySection(file, scope.run);
    const counts = { opened: 0, closed: 0, changed: 0 };
    for (const { opened, closed, changed } of bySection.values()) {
      counts.opened += opened;
      counts.closed += closed;
      counts.changed += changed;
    }
    return {
      counts,
      bySection,
      opened: { [Symbol.iterator]: () => openedFacts(file, scope.run) },
      closed: { [Symbol.iterator]: () => closedRefs(file, scope.run) },
    };
  });
}

function countBySection(file: SqlFile, run: number): Map<string, SectionChanges> {
  const sql = `SELECT section, sum(change = 'opened') AS opened, sum(change = 'closed') AS closed,
      sum(CASE WHEN change = 'closed' THEN EXISTS (SELECT 1 FROM delta o
        WHERE o.run = d.run AND o.change = 'opened' AND o.key = d.key AND o.section = d.section) ELSE 0 END) AS changed
    FROM delta d WHERE run = ? GROUP BY section`;
  const rows = file.all<SectionChanges & { section: string }>(sql, run);
  return new Map(rows.map(({ section, ...changes }) => [section, changes]));
}

function* openedFacts(file: SqlFile, run: number): Generator<Fact> {
  const sql = `SELECT d.key AS key, d.section AS section, s.kind AS kind, s.payload AS payload, s.fingerprint AS fingerprint
    FROM delta d JOIN staged s ON s.seq = d.seq
    WHERE d.run = ? AND d.change = 'opened' AND (d.key, d.section) > (?, ?) ORDER BY d.key, d.section LIMIT ${PAGE}`;
  for (const row of pages<FactRef & FactRow>(file, sql, run)) yield factOfPrint(soundPrint(file, row));
}

function* closedRefs(file: SqlFile, run: number): Generator<FactRef> {
  const sql = `SELECT key, section FROM delta
    WHERE run = ? AND change = 'closed' AND (key, section) > (?, ?) ORDER BY key, section LIMIT ${PAGE}`;
  for (const { key, section } of pages<FactRef>(file, sql, run)) yield { key, section };
}

/** Rows in the order of key and section, a page at a time, so that no statement stays open between them. */
function* pages<Row extends FactRef>(file: SqlFile, sql: string, run: number): Generator<Row> {
  let after: FactRef = { key: "", section: "" };
  for (;;) {
    const rows = file.all<Row>(sql, run, after.key, after.section);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last;
  }
}

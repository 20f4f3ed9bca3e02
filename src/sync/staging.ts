import type { Fact } from "../model/facts.ts";
import { type FactPrint, printOfFact } from "../store/graph-store.ts";
import { damagedLedger } from "./sql-errors.ts";
import type { SqlFile } from "./sql-file.ts";

/** A fact ready to be staged. */
export interface PreparedFact {
  readonly fact: Fact;
  readonly print: FactPrint;
}

/** Works out texts and fingerprints. Throws INTERNAL for a fact that no store could keep. */
export function prepareFacts(facts: readonly Fact[]): PreparedFact[] {
  return facts.map((fact) => ({ fact, print: printOfFact(fact) }));
}

/** The condition that a node's staged row `s` is what its section said last about its key in this run. */
export const NODE_SAID_LAST = `NOT EXISTS (SELECT 1 FROM staged later WHERE later.run = s.run AND later.key = s.key
  AND later.kind IS NOT NULL AND later.section = s.section AND later.seq > s.seq)`;

/**
 * The same of a row of `said`: of two extents that say the same key the one staged later holds. That is the one read later where a
 * section's extents are one list.
 */
export const SAID_LAST = `NOT EXISTS (SELECT 1 FROM said later
  WHERE later.section = s.section AND later.key = s.key AND later.seq > s.seq)`;

/** The condition that an extent's row `e` lets what is open in it and was not said be closed. */
export const CLOSES = "(e.status = 'complete' AND e.role <> 'own')";

/** What the run that is about to commit was told, in the order of its keys: of what an extent said twice the later. */
const SAID = `CREATE TEMP TABLE IF NOT EXISTS said (
  section TEXT NOT NULL,
  key TEXT NOT NULL,
  extent TEXT NOT NULL,
  seq INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (section, key, extent)
) STRICT, WITHOUT ROWID`;

/** The facts that a run was told so far, page by page. */
export class Staging {
  readonly #file: SqlFile;

  constructor(file: SqlFile) {
    this.#file = file;
  }

  /** Keeps facts, each beside what was said of it before. */
  keep(run: number, facts: readonly PreparedFact[]): void {
    const sqlOf = (placeholders: string) =>
      `INSERT INTO staged (run, section, key, extent, kind, fingerprint, payload) VALUES ${placeholders}`;
    const rows = facts.map(({ fact, print: { key, fingerprint, payload } }) => {
      return [run, fact.section, key, fact.extent, fact.type === "node" ? fact.kind : null, fingerprint, payload];
    });
    this.#file.transaction(() => this.#file.runRows(sqlOf, rows));
  }

  /**
   * Fills `said`, from which the run's changes and counts are worked out, and empties it again after `use`. Throws STORE_DAMAGED when an
   * extent of the run does not hold as many facts as it said: what is missing would be closed.
   */
  withSaid<T>(run: number, use: () => T): T {
    this.#file.exec(SAID);
    this.#file.run("DELETE FROM said");
    this.#file.run(
      `INSERT OR REPLACE INTO said (section, key, extent, seq, fingerprint)
        SELECT section, key, extent, seq, fingerprint FROM staged WHERE run = ? ORDER BY section, key, extent, seq`,
      run,
    );
    this.#assertWhole(run);
    const used = use();
    this.#file.run("DELETE FROM said");
    return used;
  }

  #assertWhole(run: number): void {
    const said = "SELECT section, extent, count(*) AS facts FROM said GROUP BY section, extent";
    const sql = `SELECT e.extent FROM extents e LEFT JOIN (${said}) s ON s.section = e.section AND s.extent = e.extent
      WHERE e.run = ?1 AND e.role = 'read' AND e.facts >= 0 AND e.facts <> coalesce(s.facts, 0) LIMIT 1`;
    if (this.#file.get(sql, run) !== undefined) throw damagedLedger(this.#file.path);
  }

  /** How many nodes are open in these extents of a section that it has not said in this run. */
  missingNodes(run: number, account: string, section: string, extents: readonly string[]): number {
    const sql = `SELECT count(*) AS nodes FROM open_facts o
      WHERE account = ?2 AND section = ?3 AND kind IS NOT NULL AND extent IN (SELECT value FROM json_each(?4))
        AND NOT EXISTS (SELECT 1 FROM staged s
          WHERE s.run = ?1 AND s.key = o.key AND s.kind IS NOT NULL AND s.section = o.section)`;
    return this.#file.get<{ nodes: number }>(sql, run, account, section, JSON.stringify(extents))?.nodes ?? 0;
  }

  /** How many facts each extent holds, by section and extent, while `said` is filled. */
  counts(): Map<string, Map<string, number>> {
    const sql = `SELECT section, extent, count(*) AS facts FROM said s WHERE ${SAID_LAST} GROUP BY section, extent`;
    const counts = new Map<string, Map<string, number>>();
    for (const { section, extent, facts } of this.#file.all<{ section: string; extent: string; facts: number }>(sql)) {
      const ofSection = counts.get(section) ?? new Map<string, number>();
      counts.set(section, ofSection.set(extent, facts));
    }
    return counts;
  }
}

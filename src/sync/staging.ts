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

/**
 * The condition that a staged row `s` is what its section said last about its key in this run: of two extents that
 * say the same key the one staged later holds. That is the one read later where a section's extents are one list.
 */
export const SAID_LAST = `NOT EXISTS (SELECT 1 FROM staged later
  WHERE later.run = s.run AND later.section = s.section AND later.key = s.key AND later.seq > s.seq)`;

/** The condition that an extent's row `e` lets what is open in it and was not said be closed. */
export const CLOSES = "(e.status = 'complete' AND e.role <> 'own')";

/** The facts that a run was told so far, page by page. */
export class Staging {
  readonly #file: SqlFile;

  constructor(file: SqlFile) {
    this.#file = file;
  }

  /** Keeps a page; a fact that the extent said before is replaced. */
  keep(run: number, page: readonly PreparedFact[]): void {
    const sqlOf = (placeholders: string) =>
      `INSERT OR REPLACE INTO staged (run, section, key, extent, kind, fingerprint, payload) VALUES ${placeholders}`;
    const rows = page.map(({ fact, print: { key, fingerprint, payload } }) => {
      return [run, fact.section, key, fact.extent, fact.type === "node" ? fact.kind : null, fingerprint, payload];
    });
    this.#file.transaction(() => this.#file.runRows(sqlOf, rows));
  }

  /** Throws STORE_DAMAGED when an extent of the run does not hold as many facts as it said: what is missing would be closed. */
  assertWhole(run: number): void {
    const staged = "SELECT section, extent, count(*) AS facts FROM staged WHERE run = ?1 GROUP BY section, extent";
    const sql = `SELECT e.extent FROM extents e LEFT JOIN (${staged}) s ON s.section = e.section AND s.extent = e.extent
      WHERE e.run = ?1 AND e.role = 'read' AND e.facts >= 0 AND e.facts <> coalesce(s.facts, 0) LIMIT 1`;
    if (this.#file.get(sql, run) !== undefined) throw damagedLedger(this.#file.path);
  }

  /** How many nodes are open in these extents of a section that it has not said in this run. */
  missingNodes(run: number, account: string, section: string, extents: readonly string[]): number {
    const sql = `SELECT count(*) AS nodes FROM open_facts o
      WHERE account = ?2 AND section = ?3 AND kind IS NOT NULL AND extent IN (SELECT value FROM json_each(?4))
        AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.run = ?1 AND s.section = o.section AND s.key = o.key)`;
    return this.#file.get<{ nodes: number }>(sql, run, account, section, JSON.stringify(extents))?.nodes ?? 0;
  }

  /** How many facts each extent of the run holds, by section and extent. */
  counts(run: number): Map<string, Map<string, number>> {
    const sql = `SELECT section, extent, count(*) AS facts FROM staged s WHERE run = ? AND ${SAID_LAST}
      GROUP BY section, extent`;
    const counts = new Map<string, Map<string, number>>();
    for (const { section, extent, facts } of this.#file.all<{ section: string; extent: string; facts: number }>(
      sql,
      run,
    )) {
      const ofSection = counts.get(section) ?? new Map<string, number>();
      counts.set(section, ofSection.set(extent, facts));
    }
    return counts;
  }
}

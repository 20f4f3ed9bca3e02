import { randomUUID } from "node:crypto";
import type { Fact } from "../model/facts.ts";
import { type GraphStore, printOfFact, type Revision } from "../store/graph-store.ts";
import type { SqlFile } from "./sql-file.ts";

/** The store's head that the cache belongs to; number 0 in an empty store. */
export interface Head {
  readonly number: number;
  readonly digest: string;
}

const NO_HEAD: Head = { number: 0, digest: "" };
const REBUILD_BATCH = 2000;

export function headOf(revision: Revision | null): Head {
  return revision === null ? NO_HEAD : { number: revision.number, digest: revision.digest };
}

/** `zoom:A` of any key of the account, of a node or of a relation. */
export function accountOfKey(key: string): string {
  return /^[^:|]*:[^:|]*/.exec(key)?.[0] ?? key;
}

/**
 * What is open in the store's head: fingerprints of all facts, and the nodes whole so that sections can look them up.
 * A cache: it names the head that it belongs to and is rebuilt from the store when that is another one.
 */
export class OpenFacts {
  readonly #file: SqlFile;

  constructor(file: SqlFile) {
    this.#file = file;
  }

  /** Makes the cache match the store's head, and returns that head. */
  async refresh(store: GraphStore): Promise<Revision | null> {
    for (;;) {
      const revision = await store.head();
      if (this.#isOf(revision) || (await this.#rebuild(store, revision))) return revision;
    }
  }

  belongsTo(head: Head): boolean {
    const cached = this.#file.get<Head>("SELECT number, digest FROM open_head");
    return cached?.number === head.number && cached.digest === head.digest;
  }

  /** Whether it is of this head and holds as many facts: where some are lost, or are there again, the file was damaged. */
  #isOf(revision: Revision | null): boolean {
    if (!this.belongsTo(headOf(revision))) return false;
    const held = this.#file.get<{ facts: number }>("SELECT count(*) AS facts FROM open_facts");
    return held?.facts === (revision?.counts.facts ?? 0);
  }

  /** Makes the next refresh rebuild the cache, whatever head it belongs to. */
  distrust(): void {
    this.#file.run("DELETE FROM open_head");
  }

  /** After the commit of a run's delta on top of `parent`. Leaves the cache alone when it is not at `parent` any more. */
  apply(run: number, parent: Head, head: Head): void {
    this.#file.transaction(() => {
      if (!this.belongsTo(parent)) return;
      this.#file.run(
        `DELETE FROM open_facts WHERE rowid IN (SELECT o.rowid FROM delta d JOIN runs r ON r.id = d.run
          JOIN open_facts o ON o.account = r.account AND o.section = d.section AND o.key = d.key
          WHERE d.run = ? AND d.change = 'closed')`,
        run,
      );
      this.#file.run(
        `INSERT INTO open_facts (account, section, key, extent, kind, fingerprint, payload)
          SELECT r.account, s.section, s.key, s.extent, s.kind, s.fingerprint,
            CASE WHEN s.kind IS NULL THEN NULL ELSE s.payload END
          FROM delta d JOIN staged s ON s.seq = d.seq JOIN runs r ON r.id = d.run
          WHERE d.run = ? AND d.change = 'opened'`,
        run,
      );
      this.#setHead(head);
    });
  }

  /** False when another process began to rebuild the cache meanwhile: look again. */
  async #rebuild(store: GraphStore, revision: Revision | null): Promise<boolean> {
    // A rebuild that is broken off, or that another one overtakes, must not pass for a cache.
    const mark: Head = { number: -1, digest: randomUUID() };
    this.#file.transaction(() => {
      this.#setHead(mark);
      this.#file.run("DELETE FROM open_facts");
    });
    const add = (facts: readonly Fact[], last: boolean): boolean =>
      this.#file.transaction(() => {
        if (!this.belongsTo(mark)) return false;
        this.#add(facts);
        if (last) this.#setHead(headOf(revision));
        return true;
      });
    let batch: Fact[] = [];
    if (revision !== null) {
      for await (const fact of store.facts(revision.number)) {
        batch.push(fact);
        if (batch.length < REBUILD_BATCH) continue;
        if (!add(batch, false)) return false;
        batch = [];
      }
    }
    return add(batch, true);
  }

  #add(facts: readonly Fact[]): void {
    const sqlOf = (placeholders: string) =>
      `INSERT OR REPLACE INTO open_facts (account, section, key, extent, kind, fingerprint, payload) VALUES ${placeholders}`;
    const rows = facts.map((fact) => {
      const { key, fingerprint, payload } = printOfFact(fact);
      const said = [accountOfKey(key), fact.section, key, fact.extent];
      return fact.type === "node" ? [...said, fact.kind, fingerprint, payload] : [...said, null, fingerprint, null];
    });
    this.#file.runRows(sqlOf, rows);
  }

  #setHead({ number, digest }: Head): void {
    this.#file.run("INSERT OR REPLACE INTO open_head (id, number, digest) VALUES (1, ?, ?)", number, digest);
  }
}

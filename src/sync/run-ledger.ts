import { VERSION } from "../lib/version.ts";
import type { Missing, SectionStatus } from "../model/coverage.ts";
import type { EndedExtent, ExtentEnd } from "./ended-extent.ts";
import { dateReads, FORGET_CUT_OFF, nameOf, READ_AGAIN } from "./read-since.ts";
import type { SqlFile } from "./sql-file.ts";

/**
 * `running` also stands for a run whose process died; it, `cancelled` and `failed` can be continued. So can `parked`: what it read
 * is in the store, and the rest waits for a day's limit to be renewed.
 */
export type RunOutcome = "running" | "committed" | "unchanged" | "parked" | "cancelled" | "failed" | "abandoned";

/** Until when runs may be continued: ISO 8601 of the oldest start. */
export interface ResumeLimits {
  readonly notBefore: string;
  /** Of runs that were parked: they take days. */
  readonly parkedNotBefore: string;
}

/** What decides whether an unfinished run may be continued. */
export interface RunIdentity {
  readonly connection: string;
  /** The prefix of the account's keys: `zoom:<id>`. */
  readonly account: string;
  /** The selected sections, sorted, as JSON. */
  readonly selection: string;
}

/** Why a run failed, or is parked, in words that may be shown. */
export interface RunError {
  readonly code: string;
  readonly message: string;
  readonly field?: string | undefined;
}

export interface RunRow extends RunIdentity {
  readonly id: number;
  /** The program's version; null of one that did not tell. */
  readonly build: string | null;
  readonly started: string;
  readonly ended: string | null;
  readonly outcome: RunOutcome;
  /** Whether it was parked once. */
  readonly parked: boolean;
  readonly revision: number | null;
  readonly opened: number;
  readonly closed: number;
  readonly records: number;
  readonly requests: number;
  readonly error: RunError | null;
}

/**
 * Extents of one section that ended alike in a run. `whole` is the one extent of a section that is one list, `own` the row that
 * ends a section that is read in parts.
 */
export interface Reading {
  readonly section: string;
  readonly role: "whole" | "own" | "part";
  readonly status: SectionStatus;
  readonly extents: number;
  readonly records: number;
}

/** What a run was about to commit: tells a later process whether that commit arrived. */
export interface PendingCommit {
  readonly parent: number;
  readonly at: string;
}

export interface StartedRun {
  readonly id: number;
  readonly started: string;
  readonly resumed: boolean;
  /** Requests that earlier attempts of this run made. */
  readonly requests: number;
  readonly pending: PendingCommit | null;
}

export interface RunEnd {
  readonly outcome: RunOutcome;
  readonly ended: string;
  readonly requests: number;
  readonly revision?: number;
  readonly opened?: number;
  readonly closed?: number;
  readonly records?: number;
  readonly error?: RunError;
}

/** What they read is in the store. */
export const REACHED_THE_STORE: readonly RunOutcome[] = ["committed", "unchanged", "parked"];
/** What these staged is kept for the next run. */
const CONTINUED: readonly RunOutcome[] = ["cancelled", "failed", "parked"];

/** Of runs that may have staged something, for SQL. */
const UNFINISHED = ["running", ...CONTINUED].map((outcome) => `'${outcome}'`).join(", ");

/** How many runs of a connection the ledger remembers. */
const REMEMBERED_RUNS = 50;

/** The runs of runs.db: which there were, how far each came, and where it can be continued. */
export class RunLedger {
  readonly #file: SqlFile;

  constructor(file: SqlFile) {
    this.#file = file;
  }

  /**
   * Continues the connection's newest run if it is unfinished, of the same selection and not too old; extents that it read to
   * their end stay, unless another run has read them since, and all else of it is read again. Otherwise starts a new one.
   */
  startOrResume(identity: RunIdentity, now: string, limits: ResumeLimits): StartedRun {
    return this.#file.transaction(() => {
      const last = this.#newest(identity.connection);
      const resumable = last !== undefined && isResumable(last, identity, limits);
      this.#abandonOthers(identity.connection, resumable ? last.id : -1);
      return resumable ? this.#resume(last) : this.#start(identity, now);
    });
  }

  /** The extents that the run read so far, by section and extent. */
  endedExtents(run: number): EndedExtent[] {
    const sql = `SELECT section, extent, status, reason, missing, records, read_at AS readAt FROM extents
      WHERE run = ? AND role = 'read' ORDER BY section, extent`;
    return this.#file.all<Omit<EndedExtent, "missing"> & { missing: string | null }>(sql, run).map((row) => ({
      ...row,
      missing: row.missing === null ? null : this.#file.parse<Missing>(row.missing),
    }));
  }

  /** What startOrResume would go on with: extents of the connection's unfinished run that it does not read again. Changes nothing. */
  keptExtents(identity: RunIdentity, limits: ResumeLimits): EndedExtent[] {
    const last = this.#newest(identity.connection);
    if (last === undefined || !isResumable(last, identity, limits)) return [];
    const again = this.#file.all<Pick<EndedExtent, "section" | "extent">>(
      `SELECT section, extent FROM extents WHERE run = ?1 AND ${READ_AGAIN}`,
      ...[last.id, last.account],
    );
    const names = new Set(again.map(nameOf));
    return this.endedExtents(last.id).filter((ended) => !names.has(nameOf(ended)));
  }

  /** `own` is the row of a section that is read in extents: it says whether they were all known, and closes nothing. */
  endExtent(run: number, ended: EndedExtent, { role = "read", facts = 0, again = false }: ExtentEnd = {}): void {
    this.#file.run(
      `INSERT OR REPLACE INTO extents (run, section, extent, role, status, reason, missing, facts, records, read_at, again)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[run, ended.section, ended.extent, role, ended.status, ended.reason],
      ...[
        ended.missing === null ? null : JSON.stringify(ended.missing),
        facts,
        ended.records,
        ended.readAt,
        again ? 1 : 0,
      ],
    );
  }

  /** The extent's subject does not exist any more: whatever is open in it will be closed, what it said is dropped. */
  markGone(run: number, section: string, extent: string, at: string): void {
    const isRead = "SELECT 1 FROM extents WHERE run = ? AND section = ? AND extent = ? AND role = 'read'";
    // Only an earlier attempt of the run has said anything in it, and all that is staged is looked through.
    if (this.#file.get(isRead, run, section, extent) !== undefined) {
      this.#file.run("DELETE FROM staged WHERE run = ? AND section = ? AND extent = ?", run, section, extent);
    }
    this.#file.run(
      `INSERT OR REPLACE INTO extents (run, section, extent, role, status, read_at) VALUES (?, ?, ?, 'gone', 'complete', ?)`,
      ...[run, section, extent, at],
    );
  }

  /** As if the run had read nothing of the section. */
  forgetSection(run: number, section: string): void {
    this.#file.run("DELETE FROM staged WHERE run = ? AND section = ?", run, section);
    this.#file.run("DELETE FROM extents WHERE run = ? AND section = ?", run, section);
  }

  announceCommit(run: number, pending: PendingCommit): void {
    this.#file.run("UPDATE runs SET committing = ? WHERE id = ?", JSON.stringify(pending), run);
  }

  /** Ends the run. One that is over for good drops what it staged; one that reached the store dates what it read. */
  end(run: number, end: RunEnd): void {
    this.#file.transaction(() => {
      this.#file.run(
        `UPDATE runs SET outcome = ?, ended = ?, requests = ?, revision = ?, opened = ?, closed = ?, records = ?, error = ?
          WHERE id = ?`,
        ...[end.outcome, end.ended, end.requests, end.revision ?? null],
        ...[end.opened ?? 0, end.closed ?? 0, end.records ?? 0],
        ...[end.error === undefined ? null : JSON.stringify(end.error), run],
      );
      if (REACHED_THE_STORE.includes(end.outcome)) dateReads(this.#file, run);
      // Its commit is over: what it commits next is another one.
      if (end.outcome === "parked") this.#file.run("UPDATE runs SET parked = 1, committing = NULL WHERE id = ?", run);
      if (!CONTINUED.includes(end.outcome)) this.#dropStaged(run);
    });
  }

  /** Runs of a connection, or of all, newest first. */
  runs(connection: string | undefined, limit = REMEMBERED_RUNS): RunRow[] {
    const [where, chosen] = connection === undefined ? ["", []] : ["WHERE connection = ?", [connection]];
    return this.#rows(`${where} ORDER BY id DESC LIMIT ?`, ...chosen, limit);
  }

  run(id: number): RunRow | undefined {
    return this.#rows("WHERE id = ?", id)[0];
  }

  /** How far the extents of a run came, by section; not those that only close what is gone. */
  readings(run: number): Reading[] {
    const role = "CASE WHEN role = 'own' THEN 'own' WHEN extent = '' THEN 'whole' ELSE 'part' END";
    const sql = `SELECT section, ${role} AS role, status, count(*) AS extents, sum(records) AS records FROM extents
      WHERE run = ? AND role <> 'gone' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
    return this.#file.all<Reading>(sql, run);
  }

  #rows(where: string, ...params: readonly (string | number)[]): RunRow[] {
    const sql = `SELECT id, connection, account, selection, build, started, ended, outcome, parked, revision, opened, closed, records,
      requests, error FROM runs ${where}`;
    const rows = this.#file.all<Omit<RunRow, "error" | "parked"> & { error: string | null; parked: number }>(
      sql,
      ...params,
    );
    return rows.map((row) => ({
      ...row,
      parked: row.parked === 1,
      error: row.error === null ? null : this.#file.parse<RunError>(row.error),
    }));
  }

  #newest(connection: string): RunRow | undefined {
    return this.runs(connection, 1)[0];
  }

  #start(identity: RunIdentity, now: string): StartedRun {
    const { connection, account, selection } = identity;
    this.#file.run(
      "INSERT INTO runs (connection, account, selection, build, started, outcome) VALUES (?, ?, ?, ?, ?, 'running')",
      ...[connection, account, selection, VERSION, now],
    );
    const row = this.#file.get<{ id: number }>("SELECT max(id) AS id FROM runs");
    const forgotten = "SELECT id FROM runs WHERE connection = ? ORDER BY id DESC LIMIT -1 OFFSET ?";
    this.#file.run(`DELETE FROM runs WHERE id IN (${forgotten})`, connection, REMEMBERED_RUNS);
    return { id: row?.id ?? 0, started: now, resumed: false, requests: 0, pending: null };
  }

  #resume(last: RunRow): StartedRun {
    const pending = this.#file.get<{ committing: string | null }>("SELECT committing FROM runs WHERE id = ?", last.id);
    this.#file.run("UPDATE runs SET outcome = 'running', ended = NULL, error = NULL WHERE id = ?", last.id);
    this.#file.run(`DELETE FROM extents WHERE run = ?1 AND ${READ_AGAIN}`, last.id, last.account);
    this.#file.run(FORGET_CUT_OFF, last.id);
    return {
      id: last.id,
      started: last.started,
      resumed: true,
      requests: last.requests,
      pending: pending?.committing ? this.#file.parse<PendingCommit>(pending.committing) : null,
    };
  }

  #abandonOthers(connection: string, kept: number): void {
    const sql = `SELECT id FROM runs WHERE connection = ? AND id <> ? AND outcome IN (${UNFINISHED})`;
    for (const { id } of this.#file.all<{ id: number }>(sql, connection, kept)) {
      this.#file.run("UPDATE runs SET outcome = 'abandoned' WHERE id = ?", id);
      this.#dropStaged(id);
    }
  }

  #dropStaged(run: number): void {
    const others = `SELECT 1 FROM runs WHERE id <> ? AND outcome IN (${UNFINISHED}) LIMIT 1`;
    const isAlone = this.#file.get(others, run) === undefined;
    for (const table of ["staged", "delta"]) {
      // To empty a table takes no time, to take rows out of it as long as to write them.
      if (isAlone) this.#file.run(`DELETE FROM ${table}`);
      else this.#file.run(`DELETE FROM ${table} WHERE run = ?`, run);
    }
  }
}

/** Never by another build: its endpoints may say other facts of the same records. */
function isResumable(last: RunRow, identity: RunIdentity, { notBefore, parkedNotBefore }: ResumeLimits): boolean {
  const unfinished = last.outcome === "running" || CONTINUED.includes(last.outcome);
  const same = last.account === identity.account && last.selection === identity.selection && last.build === VERSION;
  return unfinished && same && last.started >= (last.parked ? parkedNotBefore : notBefore);
}

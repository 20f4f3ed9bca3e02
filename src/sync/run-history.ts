import { statSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import { append } from "../lib/maps.ts";
import type { SectionStatus } from "../model/coverage.ts";
import { spentOn } from "./day-spending.ts";
import type { EndedExtent } from "./ended-extent.ts";
import { REACHED_THE_STORE, type Reading, type RunIdentity, type RunRow } from "./run-ledger.ts";
import { openRunsDb, type RunsDb } from "./runs-db.ts";
import { resumeLimits } from "./start-run.ts";

/** How far one section came in a run. */
export interface SectionProgress {
  readonly section: string;
  /** `waiting` before it begins, `reading` while it goes on, then how it ended. */
  readonly status: "waiting" | "reading" | SectionStatus;
  readonly records: number;
  /** Extents that ended, and how many there are where that is known. */
  readonly extents: { readonly ended: number; readonly total: number | null };
}

/** A run as the record of runs has it. `interrupted` is one that was under way when its process died. */
export interface PastRun extends Omit<RunRow, "outcome"> {
  readonly outcome: RunRow["outcome"] | "interrupted";
  readonly sections: readonly SectionProgress[];
}

/** What a run read of a section, extent by extent. */
export interface LastReading {
  readonly run: number;
  readonly extents: readonly EndedExtent[];
}

/** Reads the record of runs for as long as somebody asks, beside the runs that write it. Makes no file. */
export class RunHistory {
  readonly #folder: string;
  readonly #clock: Clock;
  #open: { readonly runs: RunsDb; readonly inode: number } | undefined;

  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** Newest first, of one connection or of all. Throws what openRunsDb does. */
  runs(connection: string | undefined, first: number): PastRun[] {
    return this.#read((runs) => runs.ledger.runs(connection, first).map((row) => this.#past(runs, row))) ?? [];
  }

  run(id: number): PastRun | undefined {
    return this.#read((runs) => {
      const row = runs.ledger.run(id);
      return row === undefined ? undefined : this.#past(runs, row);
    });
  }

  /**
   * Of each section its newest reading in a run that reached the store, with the records of each extent. What a parked run has left for
   * another day is taken from an older run, where there is one.
   */
  lastReadings(connection: string): ReadonlyMap<string, LastReading> {
    return this.#read((runs) => lastReadings(runs, connection)) ?? new Map();
  }

  /** What the next run of these sections goes on with, by section. */
  kept(identity: RunIdentity): ReadonlyMap<string, readonly EndedExtent[]> {
    return (
      this.#read(({ ledger }) => bySection(ledger.keptExtents(identity, resumeLimits(this.#clock.now())))) ?? new Map()
    );
  }

  /** Requests of this UTC day by pool. */
  spentToday(account: string): ReadonlyMap<string, number> {
    const day = this.#clock.now().toISOString().slice(0, 10);
    return this.#read(({ file }) => spentOn(file, account, day)) ?? new Map();
  }

  close(): void {
    this.#open?.runs.close();
    this.#open = undefined;
  }

  #past(runs: RunsDb, row: RunRow): PastRun {
    const interrupted = row.outcome === "running" && !runs.isLeased(row.connection, this.#clock.now());
    return {
      ...row,
      outcome: interrupted ? "interrupted" : row.outcome,
      sections: progressOf(runs.ledger.readings(row.id), interrupted || row.outcome !== "running"),
    };
  }

  /** The file may be made, or replaced by another, while we run. */
  #read<Result>(use: (runs: RunsDb) => Result): Result | undefined {
    const inode = statSync(join(this.#folder, "runs.db"), { throwIfNoEntry: false })?.ino;
    if (this.#open !== undefined && this.#open.inode !== inode) this.close();
    if (inode === undefined) return undefined;
    this.#open ??= { runs: openRunsDb(this.#folder), inode };
    return use(this.#open.runs);
  }
}

function lastReadings({ ledger }: RunsDb, connection: string): Map<string, LastReading> {
  const found = new Map<string, LastReading>();
  const unfinished = new Map<string, LastReading>();
  for (const { id, outcome } of ledger.runs(connection)) {
    if (!REACHED_THE_STORE.includes(outcome)) continue;
    for (const [section, extents] of bySection(ledger.endedExtents(id))) {
      const reading = { run: id, extents };
      const isCutOff = outcome === "parked" && extents.some(({ status }) => status === "partial");
      if (!isCutOff && !found.has(section)) found.set(section, reading);
      else if (isCutOff && !unfinished.has(section)) unfinished.set(section, reading);
    }
  }
  return new Map([...unfinished, ...found]);
}

function bySection(extents: readonly EndedExtent[]): Map<string, EndedExtent[]> {
  const sections = new Map<string, EndedExtent[]>();
  for (const extent of extents) append(sections, extent.section, extent);
  return sections;
}

function progressOf(readings: readonly Reading[], ended: boolean): SectionProgress[] {
  const sections = new Map<string, Reading[]>();
  for (const reading of readings) append(sections, reading.section, reading);
  return [...sections].map(([section, rows]) => {
    const extents = rows.filter(({ role }) => role !== "own");
    return {
      section,
      status: statusOf(rows, ended),
      records: sum(rows, ({ records }) => records),
      extents: { ended: sum(extents, ({ extents: count }) => count), total: null },
    };
  });
}

/** The row that ends a section decides; without one it was cut off, or is being read. */
function statusOf(rows: readonly Reading[], ended: boolean): SectionProgress["status"] {
  const last = rows.find(({ role }) => role !== "part");
  if (last === undefined) return ended ? "partial" : "reading";
  return rows.find(({ status }) => status !== "complete")?.status ?? "complete";
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

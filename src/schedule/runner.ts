import { toWhocanError, WhocanError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import type { SyncProgress } from "../sync/progress.ts";
import type { SyncReport } from "../sync/report.ts";
import type { SectionProgress } from "../sync/run-history.ts";
import { RunProgress } from "./run-progress.ts";

export interface RunRequest {
  /** Name of the connection. */
  readonly connection: string;
  /** Sections to read with those that they depend on; left out: all. */
  readonly only?: readonly string[] | undefined;
}

/** Reads a connection's account: what runSync promises holds for it. */
export type ReadAccount = (
  request: RunRequest,
  hooks: { readonly signal: AbortSignal; readonly progress: SyncProgress },
) => Promise<SyncReport>;

/** A run under way in this process. */
export interface LiveRun {
  readonly id: number;
  /** Rejects with what runSync throws. */
  readonly ended: Promise<SyncReport>;
}

interface Current {
  readonly connection: string;
  readonly controller: AbortController;
  readonly progress: RunProgress;
  /** Known once the run has begun. */
  id?: number;
  ended?: Promise<SyncReport>;
}

/** Starts runs, one at a time, whoever asks for them; knows how far the one under way is; cancels it when it closes. */
export class Runner {
  readonly #read: ReadAccount;
  readonly #logger: Logger;
  #current: Current | undefined;
  #closed = false;

  constructor(read: ReadAccount, logger: Logger) {
    this.#read = read;
    this.#logger = logger;
  }

  /**
   * Resolves as soon as the run has its number. RUN_IN_PROGRESS while another one is under way, here or in another process;
   * CANCELLED when the runner is closed; what runSync throws before it begins.
   */
  async start(request: RunRequest, by: string): Promise<LiveRun> {
    if (this.#closed) throw new WhocanError("CANCELLED", "The server is about to end.");
    if (this.#current !== undefined) throw inProgress(this.#current);
    const current: Current = {
      connection: request.connection,
      controller: new AbortController(),
      progress: new RunProgress(),
    };
    this.#current = current;
    const begun = new Promise<number>((begin) => {
      current.ended = this.#readAndNote(request, current, begin);
    });
    const ended = current.ended as Promise<SyncReport>;
    // Whoever waits for the end hears of it; nobody has to.
    ended.catch(() => undefined);
    const id = await Promise.race([begun, ended.then(({ run }) => run)]);
    this.#logger.info({ run: id, connection: request.connection, by }, "a run has begun");
    return { id, ended };
  }

  /** Resolves when no run of this process is under way. */
  async idle(): Promise<void> {
    while (this.#current !== undefined) await this.#current.ended?.catch(() => undefined);
  }

  /** How far a run of this process came; undefined for any other. */
  progressOf(id: number): readonly SectionProgress[] | undefined {
    return this.#current?.id === id ? this.#current.progress.sections() : undefined;
  }

  /** Ends the run under way, if it is this one: what it has read is kept. NO_SUCH_RUN for any other. */
  async cancel(id: number): Promise<void> {
    const current = this.#current;
    if (current === undefined || current.id !== id) {
      throw new WhocanError("NO_SUCH_RUN", `This server has no run ${id} under way.`, { field: "id" });
    }
    current.controller.abort(new WhocanError("CANCELLED", "The run was cancelled."));
    await current.ended?.catch(() => undefined);
  }

  /** Cancels the run under way, waits until it has kept what it read, and starts no other. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#current?.controller.abort(new WhocanError("CANCELLED", "The server ended."));
    await this.#current?.ended?.catch(() => undefined);
  }

  async #readAndNote(request: RunRequest, current: Current, begin: (id: number) => void): Promise<SyncReport> {
    try {
      const report = await this.#read(request, {
        signal: current.controller.signal,
        progress: (event) => {
          current.progress.hear(event);
          if (event.type !== "run-started") return;
          current.id = event.run;
          begin(event.run);
        },
      });
      this.#note(report);
      return report;
    } catch (error) {
      this.#noteFailure(request, error);
      throw error;
    } finally {
      this.#current = undefined;
    }
  }

  #note({ run, connection, unchanged, resumeAt, revision, opened, closed, requests }: SyncReport): void {
    const outcome = resumeAt !== null ? "parked" : unchanged ? "unchanged" : "committed";
    const until = resumeAt === null ? {} : { resumeAt };
    const what = { run, connection, outcome, ...until, revision: revision?.number ?? null, opened, closed, requests };
    this.#logger.info(what, "a run has ended");
  }

  #noteFailure({ connection }: RunRequest, thrown: unknown): void {
    const { code, message, field, internal } = toWhocanError(thrown);
    if (code === "RUN_IN_PROGRESS") return;
    if (code === "CANCELLED") this.#logger.info({ connection }, "a run was cancelled; the next one goes on with it");
    else this.#logger.warn({ connection, code, field, internal }, `a run failed: ${message}`);
  }
}

function inProgress({ connection, id }: Current): WhocanError {
  const text = `This server has a run of the connection "${connection}" under way.`;
  return new WhocanError("RUN_IN_PROGRESS", text, id === undefined ? {} : { data: { run: id } });
}

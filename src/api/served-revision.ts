import type { EngineAt } from "../access/ask.ts";
import type { AccessEngine } from "../access/engine.ts";
import { toWhocanError, WhocanError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";
import type { Revision } from "../store/graph-store.ts";

/** How often the store is asked for a newer revision while nobody asks anything. */
const LOOK_MS = 5_000;
/** How long after the beginning of a look questions wait for a newer revision before they are answered from the one before. */
const PATIENCE_MS = 1_000;

/** Whether a revision can be served, or why not. */
export type Readiness =
  | { readonly ready: true; readonly revision: number; readonly newer: NewerRevision | null }
  | { readonly ready: false; readonly code: string; readonly reason: string };

/** A newer revision that is not served, as its engine is being built or cannot be. */
interface NewerRevision {
  readonly revision: number;
  readonly code: string | null;
}

export interface ServedRevisionOptions {
  readonly engineAt: EngineAt;
  head(): Promise<Revision | null>;
  readonly logger: Logger;
  /** Told of every engine that was built, and of every try that failed. */
  readonly onBuilt?: ((ms: number, failure: string | null) => void) | undefined;
}

/** One look for a newer revision. Neither promise rejects. */
interface Look {
  readonly began: number;
  /** The store has said which revision is its newest, or failed to. */
  readonly asked: Promise<void>;
  /** That revision's engine is there too, or cannot be. */
  readonly ended: Promise<void>;
}

/**
 * Keeps the newest revision at hand. A newer one takes over when its engine is ready; until then, or where it cannot be built
 * or the store cannot be reached, questions that name no revision are answered from the one before.
 */
export class ServedRevision {
  readonly #options: ServedRevisionOptions;
  #current: AccessEngine | undefined;
  #looking: Look | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** The revision whose engine could not be built, and until when that is not tried again: it may cost much. */
  #unbuildable: { readonly revision: number; readonly until: number; readonly error: unknown } | undefined;
  /** Why the last look brought nothing newer, where something is wrong. */
  #failure: { readonly revision: number | null; readonly error: WhocanError } | undefined;
  #head: Revision | null = null;

  constructor(options: ServedRevisionOptions) {
    this.#options = options;
  }

  /** The newest revision of the store, as far as is known. */
  get head(): Revision | null {
    return this.#head;
  }

  get served(): number | null {
    return this.#current?.revision.number ?? null;
  }

  /** Looks for newer revisions until it is stopped. */
  start(): void {
    this.#timer ??= setInterval(() => void this.#look(), LOOK_MS).unref();
    void this.#look();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  engineAt: EngineAt = async (at, signal) => {
    const current = this.#current;
    if (at !== undefined) {
      return at === String(current?.revision.number) && current !== undefined
        ? current
        : this.#options.engineAt(at, signal);
    }
    const look = this.#look();
    if (current === undefined) await look.ended;
    // While something is wrong nobody waits for it to pass.
    else if (this.#failure === undefined) await patiently(look, look.ended);
    if (this.#current !== undefined) return this.#current;
    throw this.#failure?.error ?? noData();
  };

  /** The revision that a question would be answered from now, once the store was asked; undefined where none is ready yet. */
  async atHand(): Promise<number | undefined> {
    const look = this.#look();
    const isComing = this.#current !== undefined && this.#failure === undefined;
    await patiently(look, isComing ? look.ended : look.asked);
    return this.#current?.revision.number;
  }

  /** Asks the store first: what is kept at hand is no use to whoever needs the store. Waits for an engine only where there is none. */
  async readiness(): Promise<Readiness> {
    const look = this.#look();
    await patiently(look, this.#current === undefined ? look.ended : look.asked);
    const { code, message } = this.#failure?.error ?? noData();
    if (this.#current === undefined || this.#failure?.revision === null) return { ready: false, code, reason: message };
    const { number } = this.#current.revision;
    const newest = this.#head?.number ?? number;
    const newer = newest > number ? { revision: newest, code: this.#failure?.error.code ?? null } : null;
    return { ready: true, revision: number, newer };
  }

  /** One look at a time; whoever asks meanwhile gets the same. */
  #look(): Look {
    if (this.#looking !== undefined) return this.#looking;
    let heard = () => {};
    const asked = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const ended = this.#takeOver(heard).finally(() => {
      heard();
      this.#looking = undefined;
    });
    this.#looking = { began: performance.now(), asked, ended };
    return this.#looking;
  }

  async #takeOver(heard: () => void): Promise<void> {
    let revision: number | null = null;
    try {
      const head = await this.#options.head();
      this.#head = head;
      if (head === null) throw noData();
      revision = head.number;
      if (this.#failure?.revision === null) this.#failure = undefined;
      heard();
      if (this.#current?.revision.number !== revision) this.#current = await this.#build(revision);
      this.#failure = undefined;
    } catch (thrown) {
      const error = toWhocanError(thrown);
      const isNews = this.#failure?.error.code !== error.code;
      this.#failure = { revision, error };
      if (error.code === "NO_DATA") this.#current = undefined;
      else if (isNews && error.code !== "CANCELLED")
        this.#options.logger.error({ revision, code: error.code, internal: error.internal }, error.message);
    }
  }

  async #build(revision: number): Promise<AccessEngine> {
    const { engineAt, onBuilt } = this.#options;
    const start = performance.now();
    const failed = this.#unbuildable;
    if (failed?.revision === revision && start < failed.until) throw failed.error;
    try {
      const engine = await engineAt(String(revision), undefined);
      onBuilt?.(performance.now() - start, null);
      return engine;
    } catch (error) {
      const now = performance.now();
      this.#unbuildable = { revision, until: now + Math.max(LOOK_MS, 2 * (now - start)), error };
      onBuilt?.(now - start, toWhocanError(error).code);
      throw error;
    }
  }
}

function noData(): WhocanError {
  return new WhocanError("NO_DATA", "Nothing has been read yet.");
}

/** Waits for a part of the look while there is patience left. */
async function patiently({ began }: Look, part: Promise<void>): Promise<void> {
  const left = began + PATIENCE_MS - performance.now();
  if (left <= 0) return;
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, left);
  });
  await Promise.race([part, timeUp]);
  clearTimeout(timer);
}

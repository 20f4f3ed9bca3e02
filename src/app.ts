import type { EngineAt } from "./access/ask.ts";
import type { StatusView, StoreCheckView } from "./access/status.ts";
import type { CheckRequest, ConnectionReport } from "./app/check-connection.ts";
import type { StoreCheck } from "./app/check-store.ts";
import { closing } from "./app/closing.ts";
import { EngineParts } from "./app/engine-parts.ts";
import { Engines } from "./app/engines.ts";
import { packOf } from "./app/index-engines.ts";
import { type OpenStore, openStore } from "./app/open-store.ts";
import type { PlanRequest, RunPlan } from "./app/plan-run.ts";
import type { ProjectionOutcome, ProjectOptions } from "./app/projection.ts";
import type { SyncRequest } from "./app/read-account.ts";
import { SavedIndexes } from "./app/saved-indexes.ts";
import type { LazyStatus } from "./app/status.ts";
import type { StoreName } from "./config/app-settings.ts";
import type { Config } from "./config/load-config.ts";
import type { ProjectionReport } from "./engines/cypher/project/update-projection.ts";
import { type Clock, systemClock } from "./lib/clock.ts";
import { WhocanError } from "./lib/errors.ts";
import { createLogger, type Logger } from "./lib/logger.ts";
import type { CopyEvent, CopyReport } from "./store/copy-history.ts";
import { findRevision } from "./store/find-revision.ts";
import type { GraphStore, Revision } from "./store/graph-store.ts";
import type { SyncReport } from "./sync/report.ts";
import { type PastRun, RunHistory } from "./sync/run-history.ts";

export type { ConnectionReport, ProjectionOutcome, RunPlan, StoreCheck, SyncRequest };

/** What a run did, and what became of the projection; null in a store without one. */
export type SyncAnswer = SyncReport & { readonly projection: ProjectionOutcome | null };

export interface StatusRequest {
  readonly revision?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface CopyRequest extends ProjectOptions {
  readonly from: StoreName;
  readonly to: StoreName;
  readonly progress?: ((event: CopyEvent) => void) | undefined;
}

export type CopyAnswer = CopyReport & { readonly projection: ProjectionOutcome | null };

/** Everything joined: what the API and the command line stand on. */
export interface App {
  readonly config: Config;
  readonly logger: Logger;
  /** The store, for reading. Empty where there is none yet. */
  store(): Promise<GraphStore>;
  /** The newest revision, or null in an empty store. */
  head(): Promise<Revision | null>;
  readonly engineAt: EngineAt;
  /** The digest of a revision's number. NO_SUCH_REVISION. */
  digestOf(revision: number): Promise<string>;
  /** The runs of the data folder, those of other processes too. */
  readonly history: RunHistory;
  status(): Promise<StatusView>;
  /** The status of a revision, by default the newest, without what an engine works out until that is asked for. */
  statusAt(request: StatusRequest): Promise<LazyStatus>;
  /** When the configured store was read whole last, whoever did it; null where nobody has. */
  storeCheck(): Promise<StoreCheckView | null>;
  /** Reads the whole store again. Damage is reported, not thrown, but for a store that cannot even be opened. */
  checkStore(): Promise<StoreCheck>;
  /** Says what a connection may read and what it lacks, and reads nothing into the store. Throws what checkConfigured does. */
  check(request: CheckRequest): Promise<ConnectionReport>;
  /** Says what a run would ask for. Throws what planRun does. */
  plan(request: PlanRequest): Promise<RunPlan>;
  /** Reads one connection's account. Throws what runSync and openZoomSession do; CONFIG_MISSING, CONFIG_INVALID. */
  sync(request: SyncRequest): Promise<SyncAnswer>;
  /** Writes the history of one store into the other. Throws what copyHistory does. */
  copyStore(request: CopyRequest): Promise<CopyAnswer>;
  /** Drops the projection and builds it again. CONFIG_INVALID for a store without one; what updateProjection throws. */
  projectStore(options: ProjectOptions): Promise<ProjectionReport>;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** Joins ports to adapters as the configuration says. Opens nothing, and loads no code but for questions, before it is needed. */
export async function openApp(config: Config, options: AppOptions = {}): Promise<App> {
  return new LocalApp(config, options);
}

class LocalApp implements App {
  readonly config: Config;
  readonly logger: Logger;
  readonly history: RunHistory;
  readonly #clock: Clock;
  #parts: EngineParts | undefined;
  #engines: Engines | undefined;
  #store: Promise<OpenStore> | undefined;

  constructor(config: Config, { clock = systemClock, logger }: AppOptions) {
    this.config = config;
    this.logger = logger ?? createLogger(config.log.level);
    this.#clock = clock;
    this.history = new RunHistory(config.data, clock);
  }

  store(): Promise<OpenStore> {
    if (this.#store !== undefined) return this.#store;
    const opening = openStore(this.config, { readOnly: true });
    this.#store = opening;
    // A server that could not be reached is tried again by the next question.
    opening.catch(() => {
      if (this.#store === opening) this.#store = undefined;
    });
    return opening;
  }

  /** An empty store is opened again: another process may have made the file meanwhile. */
  async head(): Promise<Revision | null> {
    const opening = this.store();
    const empty = await opening;
    const head = await empty.head();
    if (head !== null || this.config.store !== "sqlite") return head;
    // Of several that find it empty, one opens it again.
    if (this.#store === opening) {
      this.#store = undefined;
      await empty.close();
    }
    return (await this.store()).head();
  }

  engineAt: EngineAt = async (at, signal) => {
    const head = await this.head();
    if (head === null) throw new WhocanError("NO_DATA", "Nothing has been read yet.");
    const store = await this.store();
    const revision = at === undefined ? head : findRevision(await store.revisions(), at);
    this.#engines ??= new Engines(this.config, this.#engineParts(), this.#savedIndexes());
    return this.#engines.of(store, revision, head, signal);
  };

  async digestOf(revision: number): Promise<string> {
    const head = await this.head();
    if (head?.number === revision) return head.digest;
    return findRevision(await (await this.store()).revisions(), String(revision)).digest;
  }

  async status(): Promise<StatusView> {
    const { wholeStatus } = await import("./app/status.ts");
    return wholeStatus(await this.statusAt({}));
  }

  async statusAt({ revision: wanted, signal }: StatusRequest): Promise<LazyStatus> {
    const head = await this.head();
    const store = await this.store();
    const revision = head === null || wanted === undefined ? head : await this.#revision(wanted, head);
    const [{ readSchedule }, { lazyStatus }, { storeView }] = await Promise.all([
      import("./schedule/schedule-file.ts"),
      import("./app/status.ts"),
      import("./app/store-view.ts"),
    ]);
    const expected = head === null ? undefined : this.#engineParts().expected(head);
    return lazyStatus({
      revision,
      coverage: revision === null ? [] : await store.coverage(revision.number),
      report: async () => (revision === null ? null : (await this.engineAt(String(revision.number), signal)).report()),
      lastRun: this.#lastRun(head),
      schedule: await readSchedule(this.config.data, this.#clock.now()),
      store: await storeView(store, { wanted: this.config.engine, expected, check: await this.storeCheck() }),
      now: this.#clock.now(),
    });
  }

  async #revision(number: number, head: Revision): Promise<Revision> {
    if (head.number === number) return head;
    return findRevision(await (await this.store()).revisions(), String(number));
  }

  async storeCheck(): Promise<StoreCheckView | null> {
    const { readCheck } = await import("./schedule/store-check-file.ts");
    const found = await readCheck(this.config.data, this.config.store);
    if (found === null) return null;
    const { store: _, ...check } = found;
    return check;
  }

  async checkStore(): Promise<StoreCheck> {
    const { checkStore } = await import("./app/check-store.ts");
    return checkStore(await this.store(), () => this.#engineParts());
  }

  async check(request: CheckRequest): Promise<ConnectionReport> {
    const { checkConfigured } = await import("./app/check-connection.ts");
    return checkConfigured({ config: this.config, clock: this.#clock, logger: this.logger }, request);
  }

  async plan(request: PlanRequest): Promise<RunPlan> {
    const { planRun } = await import("./app/plan-run.ts");
    const { config, logger, history } = this;
    return planRun({ config, logger, history, clock: this.#clock }, request);
  }

  async sync(request: SyncRequest): Promise<SyncAnswer> {
    const { config, logger } = this;
    const { readAccount } = await import("./app/read-account.ts");
    const head = async () => (config.store === "neo4j" ? this.head() : null);
    return readAccount({ config, logger, clock: this.#clock, head }, request, async (store, report) => {
      const projection = await this.#keepProjection(store, request);
      await this.#keepIndex(store, request.signal);
      return { ...report, projection };
    });
  }

  async copyStore(request: CopyRequest): Promise<CopyAnswer> {
    const { from, to, signal, progress } = request;
    const { copyHistory } = await import("./store/copy-history.ts");
    return closing(await openStore(this.config, { name: from, readOnly: true }), async (source) =>
      closing(await openStore(this.config, { name: to, readOnly: false }), async (target) => {
        const report = await copyHistory({ from: source, to: target, folder: this.config.data, signal, progress });
        return { ...report, projection: await this.#keepProjection(target, request) };
      }),
    );
  }

  async projectStore(options: ProjectOptions): Promise<ProjectionReport> {
    const { project } = await import("./app/projection.ts");
    return closing(await openStore(this.config, { readOnly: false }), (store) =>
      project(store, this.#engineParts(), { ...options, rebuild: true }),
    );
  }

  async close(): Promise<void> {
    this.history.close();
    this.#engines?.close();
    await this.#closeStore();
  }

  async #closeStore(): Promise<void> {
    const store = await this.#store?.catch(() => undefined);
    await store?.close();
  }

  async #keepProjection(store: OpenStore, options: ProjectOptions): Promise<ProjectionOutcome | null> {
    const { keepProjection } = await import("./app/projection.ts");
    const outcome = await keepProjection(store, () => this.#engineParts(), options);
    if (outcome?.failed !== undefined) this.logger.warn(outcome.failed, "the projection could not be updated");
    return outcome;
  }

  /** After a revision was written, for whoever asks next. Does not throw, as the revision stands; who ends the run does not wait for it. */
  async #keepIndex(store: OpenStore, signal: AbortSignal | undefined): Promise<void> {
    if (this.config.engine !== "index") return;
    try {
      const head = await store.head();
      const saved = this.#savedIndexes();
      if (head === null || saved.open(head, () => true) === true) return;
      await saved.keep(head, await packOf(store, head, this.#engineParts(), signal));
    } catch (error) {
      if (signal?.aborted) this.logger.info("the index is not made: the next question makes it");
      else this.logger.warn({ err: error }, "the index could not be made: the next question makes it");
    }
  }

  #engineParts(): EngineParts {
    this.#parts ??= new EngineParts(this.config, this.#clock);
    return this.#parts;
  }

  #savedIndexes(): SavedIndexes {
    const { config, logger } = this;
    return new SavedIndexes(config.data, this.#engineParts(), { clock: this.#clock, logger });
  }

  /** The newest run of the connection that wrote the head; none where its record cannot be read. */
  #lastRun(head: Revision | null): PastRun | null {
    const connection = head?.connection ?? this.config.connections[0]?.name;
    try {
      return this.history.runs(connection, 1)[0] ?? null;
    } catch (error) {
      this.logger.warn({ err: error }, "the record of runs cannot be read");
      return null;
    }
  }
}

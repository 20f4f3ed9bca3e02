import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LRUCache } from "lru-cache";
import type { EngineAt } from "./access/ask.ts";
import type { AccessEngine } from "./access/engine.ts";
import { type StatusView, statusView } from "./api/status.ts";
import { type Catalog, loadCatalog } from "./catalog/catalog.ts";
import type { Config, ConfiguredConnection } from "./config/load-config.ts";
import { buildIndexEngine } from "./engines/index/index-engine.ts";
import { type Clock, systemClock } from "./lib/clock.ts";
import { WhocanError } from "./lib/errors.ts";
import { createLogger, type Logger } from "./lib/logger.ts";
import { openZoomSession } from "./sources/zoom/session.ts";
import { findRevision } from "./store/find-revision.ts";
import type { GraphStore, Revision } from "./store/graph-store.ts";
import { openSqliteStore } from "./store/sqlite/open-sqlite-store.ts";
import type { SyncProgress } from "./sync/progress.ts";
import type { SyncReport } from "./sync/report.ts";
import { runSync } from "./sync/run-sync.ts";
import { openRunsDb } from "./sync/runs-db.ts";
import type { NetworkOptions } from "./transport/socket.ts";

export interface SyncRequest {
  readonly connection: ConfiguredConnection;
  readonly only?: readonly string[] | undefined;
  readonly skip?: readonly string[] | undefined;
  /** False leaves deactivated users unread, whatever the connection says. */
  readonly inactive?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: SyncProgress | undefined;
  /** Called when the provider has accepted the credentials, before anything is written. */
  readonly onConnected?: (() => Promise<void>) | undefined;
}

/** Everything joined: what the API and the command line stand on. */
export interface App {
  readonly config: Config;
  readonly logger: Logger;
  /** The store, for reading. Empty where there is none yet. */
  store(): Promise<GraphStore>;
  readonly engineAt: EngineAt;
  status(): Promise<StatusView>;
  /** Reads one connection's account. Throws what runSync and openZoomSession do; CONFIG_MISSING, CONFIG_INVALID. */
  sync(request: SyncRequest): Promise<SyncReport>;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** Joins ports to adapters as the configuration says. Opens nothing before it is needed. */
export async function openApp(config: Config, options: AppOptions = {}): Promise<App> {
  return new LocalApp(config, options);
}

/** How many newest revisions keep their engine in memory; one older one may stay beside them. */
const NEWEST = 2;

class LocalApp implements App {
  readonly config: Config;
  readonly logger: Logger;
  readonly #clock: Clock;
  readonly #newest = new LRUCache<number, Promise<AccessEngine>>({ max: NEWEST });
  readonly #older = new LRUCache<number, Promise<AccessEngine>>({ max: 1 });
  #store: Promise<GraphStore> | undefined;

  constructor(config: Config, { clock = systemClock, logger }: AppOptions) {
    this.config = config;
    this.logger = logger ?? createLogger(config.log.level);
    this.#clock = clock;
  }

  store(): Promise<GraphStore> {
    this.#store ??= openSqliteStore({ directory: this.config.data, readOnly: true });
    return this.#store;
  }

  engineAt: EngineAt = async (at) => {
    const head = await this.#head();
    if (head === null) throw new WhocanError("NO_DATA", "Nothing has been read yet.");
    const store = await this.store();
    const revision = at === undefined ? head : findRevision(await store.revisions(), at);
    const cache = revision.number > head.number - NEWEST ? this.#newest : this.#older;
    const cached = cache.get(revision.number);
    if (cached !== undefined) return cached;
    const building = this.#build(store, revision);
    cache.set(revision.number, building);
    // A build that failed is tried again by the next question.
    building.catch(() => cache.delete(revision.number));
    return building;
  };

  async status(): Promise<StatusView> {
    const head = await this.#head();
    const coverage = head === null ? [] : await (await this.store()).coverage(head.number);
    const report = head === null ? null : await (await this.engineAt(undefined, undefined)).report();
    return statusView({ head, coverage, report, lastRun: this.#lastRun(head) });
  }

  async sync(request: SyncRequest): Promise<SyncReport> {
    const connection = request.connection.parse();
    const chosen = request.inactive === false ? { ...connection, includeInactive: false } : connection;
    const common = { clock: this.#clock, logger: this.logger };
    const network = await networkOf(this.config);
    return closing(await openZoomSession(chosen, { ...common, network }), async (session) => {
      await request.onConnected?.();
      const { only, skip, signal, progress } = request;
      const wanted = { only, skip, signal, progress, connection: connection.name };
      return closing(await openSqliteStore({ directory: this.config.data }), (store) =>
        closing(openRunsDb(this.config.data), (runs) =>
          runSync({ ...common, ...wanted, session, store, runs, catalogDigest: loadCatalog().digest }),
        ),
      );
    });
  }

  async close(): Promise<void> {
    const store = await this.#store?.catch(() => undefined);
    await store?.close();
  }

  /** The newest revision. An empty store is opened again: another process may have made the file meanwhile. */
  async #head(): Promise<Revision | null> {
    const head = await (await this.store()).head();
    if (head !== null) return head;
    await this.close();
    this.#store = undefined;
    return (await this.store()).head();
  }

  async #build(store: GraphStore, revision: Revision): Promise<AccessEngine> {
    const catalog = loadCatalog();
    assertProducts(this.config.lacks, catalog);
    return buildIndexEngine({
      facts: store.facts(revision.number),
      coverage: await store.coverage(revision.number),
      catalog,
      revision: { number: revision.number, at: revision.at, account: revision.account, catalogDigest: catalog.digest },
      lacks: this.config.lacks,
      clock: this.#clock,
    });
  }

  /** The newest run of the connection that wrote the head; none where its record cannot be read. */
  #lastRun(head: Revision | null): Parameters<typeof statusView>[0]["lastRun"] {
    const connection = head?.connection ?? this.config.connections[0]?.name;
    if (connection === undefined || !existsSync(join(this.config.data, "runs.db"))) return null;
    try {
      const runs = openRunsDb(this.config.data);
      try {
        return runs.ledger.runs(connection, 1)[0] ?? null;
      } finally {
        runs.close();
      }
    } catch (error) {
      this.logger.warn({ err: error }, "the record of runs cannot be read");
      return null;
    }
  }
}

/** Uses something that must be closed, and closes it however that ends. */
async function closing<Resource extends { close(): unknown }, Result>(
  resource: Resource,
  use: (resource: Resource) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(resource);
  } finally {
    await resource.close();
  }
}

/** The way to the provider, as the configuration says. CONFIG_UNREADABLE for the file of authorities. */
async function networkOf({ network: { proxy, noProxy, caFile, insecureTls } }: Config): Promise<NetworkOptions> {
  if (caFile === undefined) return { proxy, noProxy, insecureTls };
  try {
    return { proxy, noProxy, insecureTls, ca: await readFile(caFile, "utf8") };
  } catch (cause) {
    throw new WhocanError("CONFIG_UNREADABLE", "The file of certificate authorities cannot be read.", {
      field: "network.caFile",
      help: "Check WHOCAN_CA_FILE, or network.caFile in the file.",
      cause,
    });
  }
}

/** CONFIG_INVALID when `lacks` names a product that no class needs. */
function assertProducts(lacks: readonly string[], catalog: Catalog): void {
  const known = [...new Set([...catalog.classes.values()].map(({ product }) => product))].filter(
    (each) => each !== null,
  );
  const unknown = lacks.find((product) => !known.includes(product));
  if (unknown === undefined) return;
  throw new WhocanError("CONFIG_INVALID", `lacks names no product: ${unknown}.`, {
    field: "lacks",
    help: `Use some of ${known.sort().join(", ")}.`,
  });
}

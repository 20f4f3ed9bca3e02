import neo4j, { type BookmarkManager, type Driver, type ManagedTransaction, type Session } from "neo4j-driver";
import { WhocanError } from "../../lib/errors.ts";
import { bookmarksIn } from "./bookmarks.ts";
import { databaseErrorOf, isFinal, isHopeless } from "./database-errors.ts";

/** A row by the names of its columns. Integers are numbers; wider than 2^53 they are not used. */
export type DatabaseRow = Readonly<Record<string, unknown>>;
export type Parameters = Readonly<Record<string, unknown>>;

export interface DatabaseOptions {
  /** `bolt://`, `neo4j://`, or one of them with `+s` for TLS. */
  readonly uri: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** The server's default where left out. */
  readonly database?: string | undefined;
  /** A file of certificate authorities (PEM) that are trusted instead of the system's. */
  readonly caFile?: string | undefined;
  /** Carries bookmarks from the process that writes to those that read, which may ask another member of a cluster. */
  readonly bookmarksFile?: string | undefined;
  /** What is said of this database is read here and not told to others. */
  readonly readOnly?: boolean | undefined;
  /** Most milliseconds that failed transactions are tried again. */
  readonly retryMs?: number;
  readonly connectMs?: number;
}

export interface TransactionOptions {
  /** The server ends the transaction after so long. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What one transaction can do. */
export interface Transaction {
  run(statement: string, parameters?: Parameters): Promise<readonly DatabaseRow[]>;
}

/** What was read, and as of when. */
export interface ReadRows {
  readonly rows: readonly DatabaseRow[];
  /** Equal where nothing was committed in between, not even in part: a reader may see some of a commit before all of it. */
  readonly bookmark: string;
}

type Mode = "READ" | "WRITE";
type SessionConfig = { readonly timeout: number; readonly metadata: object };

const RETRY_MS = 15_000;
const CONNECT_MS = 10_000;
const TIMEOUT_MS = 120_000;
const FETCH_SIZE = 5_000;

/** One Neo4j database: managed transactions that are tried again, errors of ours, bookmarks between them. */
export class Neo4jDatabase {
  readonly uri: string;
  readonly #driver: Driver;
  readonly #database: string | undefined;
  readonly #bookmarks: BookmarkManager;

  constructor(options: DatabaseOptions) {
    const {
      uri,
      user,
      password,
      caFile,
      bookmarksFile,
      readOnly = false,
      retryMs = RETRY_MS,
      connectMs = CONNECT_MS,
    } = options;
    this.uri = uri;
    this.#database = options.database;
    this.#bookmarks =
      bookmarksFile === undefined
        ? neo4j.bookmarkManager()
        : bookmarksIn({ path: bookmarksFile, uri, database: options.database, mayWrite: !readOnly });
    try {
      this.#driver = neo4j.driver(uri, user === undefined ? undefined : neo4j.auth.basic(user, password ?? ""), {
        disableLosslessIntegers: true,
        fetchSize: FETCH_SIZE,
        maxTransactionRetryTime: retryMs,
        connectionTimeout: connectMs,
        connectionAcquisitionTimeout: connectMs * 2,
        userAgent: "whocan",
        ...(caFile === undefined
          ? {}
          : { encrypted: true, trust: "TRUST_CUSTOM_CA_SIGNED_CERTIFICATES", trustedCertificates: [caFile] }),
      });
    } catch (cause) {
      throw new WhocanError("CONFIG_INVALID", "NEO4J_URI is not the address of a Neo4j server.", {
        field: "neo4j.uri",
        help: "Write bolt://host:7687 or neo4j://host:7687, with +s for TLS.",
        cause,
      });
    }
  }

  /** Connects once. Throws what trying again cannot mend, which the driver would do with all that is read and written. */
  async greet(): Promise<void> {
    try {
      await this.#driver.getServerInfo(this.#database === undefined ? {} : { database: this.#database });
    } catch (error) {
      if (!neo4j.isRetryableError(error) || isHopeless(error)) throw databaseErrorOf(error);
    }
  }

  /** Runs the work in one read transaction; the server refuses to write in it. It may be run more than once. */
  read<Result>(work: (transaction: Transaction) => Promise<Result>, options?: TransactionOptions): Promise<Result> {
    return this.#transact("READ", work, options);
  }

  /** Runs the work in one write transaction. It may be run more than once, also after a commit whose answer was lost. */
  write<Result>(work: (transaction: Transaction) => Promise<Result>, options?: TransactionOptions): Promise<Result> {
    return this.#transact("WRITE", work, options);
  }

  /**
   * Reads by one statement, which is its own transaction: one message there and back, where `read` takes three. What the driver would
   * try again is tried again.
   */
  async query(
    statement: string,
    parameters?: Parameters,
    options?: TransactionOptions,
  ): Promise<readonly DatabaseRow[]> {
    return (await this.queryAsOf(statement, parameters, options)).rows;
  }

  /** As `query`, with the bookmark of what was read. */
  async queryAsOf(statement: string, parameters?: Parameters, options?: TransactionOptions): Promise<ReadRows> {
    try {
      return await this.#inSession("READ", options, async (session, config) => {
        const { records } = await session.run(statement, parameters, config);
        return { rows: records.map((record) => record.toObject()), bookmark: bookmarkOf(session) };
      });
    } catch (error) {
      if (!neo4j.isRetryableError(error)) throw databaseErrorOf(error);
    }
    return this.#inSession("READ", options, async (session, config) => {
      const rows = await session.executeRead((transaction) => wrap(transaction).run(statement, parameters), config);
      return { rows, bookmark: bookmarkOf(session) };
    }).catch((error: unknown) => {
      throw databaseErrorOf(error);
    });
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #transact<Result>(
    mode: Mode,
    work: (transaction: Transaction) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result> {
    const execute = (transaction: ManagedTransaction) => work(wrap(transaction));
    try {
      return await this.#inSession(mode, options, (session, config) =>
        mode === "READ" ? session.executeRead(execute, config) : session.executeWrite(execute, config),
      );
    } catch (error) {
      throw databaseErrorOf(error);
    }
  }

  /** Throws as the signal says once it has ended the session. */
  async #inSession<Result>(
    mode: Mode,
    { timeoutMs = TIMEOUT_MS, signal }: TransactionOptions = {},
    use: (session: Session, config: SessionConfig) => Promise<Result>,
  ): Promise<Result> {
    throwIfAborted(signal);
    const session = this.#driver.session({
      defaultAccessMode: mode,
      bookmarkManager: this.#bookmarks,
      ...(this.#database === undefined ? {} : { database: this.#database }),
    });
    // Closing the session ends what runs in it on the server.
    const abort = () => void session.close().catch(() => undefined);
    signal?.addEventListener("abort", abort, { once: true });
    try {
      return await use(session, { timeout: timeoutMs, metadata: { app: "whocan" } });
    } catch (error) {
      throwIfAborted(signal);
      throw error;
    } finally {
      signal?.removeEventListener("abort", abort);
      // The server is told to forget what the session left: nobody waits for its answer.
      void session.close().catch(() => undefined);
    }
  }
}

function bookmarkOf(session: Session): string {
  return [...session.lastBookmarks()].sort().join(" ");
}

function wrap(transaction: ManagedTransaction): Transaction {
  return {
    run: async (statement, parameters = {}) => {
      try {
        const { records } = await transaction.run(statement, parameters);
        return records.map((record) => record.toObject());
      } catch (error) {
        throw isFinal(error) ? databaseErrorOf(error) : error;
      }
    },
  };
}

/** A whole number as the server keeps it: a JavaScript number is sent as a float. */
export function integer(value: number): unknown {
  return neo4j.int(value);
}

/** Whether the server ended a transaction because it took more memory or time than one may: in parts the work may come through. */
export function isTooMuch(thrown: unknown): boolean {
  return thrown instanceof WhocanError && (thrown.code === "DEADLINE" || thrown.data?.["limit"] === "memory");
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw signal.reason instanceof WhocanError ? signal.reason : new WhocanError("CANCELLED", "It was cancelled.");
}

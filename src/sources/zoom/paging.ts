import { sha256 } from "../../lib/hash.ts";
import { ExtentStop } from "../source.ts";

/** A member of a list as Zoom sent it, secret fields taken out. */
export type RawRecord = Readonly<Record<string, unknown>>;

export type PageRead =
  | { readonly kind: "page"; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: "expired" };

export interface PagingOptions {
  /** `GET /users`, for messages. */
  readonly operation: string;
  /** The member of the answer that holds the list. */
  readonly list: string;
  /** Reads one page; the first without token. */
  readonly read: (token: string | undefined) => Promise<PageRead>;
  /** What tells two records apart when they are counted against `total_records`; undefined where a record has no id. */
  readonly identity: (record: RawRecord) => string | undefined;
  /** Reads the first page and no more: what is wrong with it is told, and not what later ones would bring. */
  readonly firstOnly?: boolean;
}

export interface Page {
  readonly records: readonly RawRecord[];
  readonly body: Readonly<Record<string, unknown>>;
}

/** Pages in a row that bring nothing new before a chain is given up: an endless one is a fault, not a list. */
const MOST_IDLE_PAGES = 20;

/**
 * Reads a list page by page to its proven end. A chain that expires is started again once from its first page. It throws
 * an ExtentStop `partial` when the end is not proven: an answer has no list and does not say that there are no records, a token comes twice, pages bring nothing new, the restarted chain
 * expires too, a member is no record, or fewer different records came than `total_records` says.
 */
export async function* readPages(options: PagingOptions): AsyncGenerator<Page> {
  for (let restarts = 0; ; restarts++) {
    const chain = new Chain(options);
    yield* chain.pages();
    if (!chain.expired) return chain.check();
    if (restarts > 0) throw partial(`The page tokens of ${options.operation} expired twice.`);
  }
}

/** One walk from the first page to the last, with what it saw. */
class Chain {
  expired = false;
  readonly #options: PagingOptions;
  readonly #seen = new Set<string>();
  readonly #tokens = new Set<string>();
  #anonymous = 0;
  #unreadable = 0;
  #listless = false;
  #idle = 0;
  /** There is more, and it was not asked for. */
  #isCut = false;
  #total: number | undefined;

  constructor(options: PagingOptions) {
    this.#options = options;
  }

  async *pages(): AsyncGenerator<Page> {
    let token: string | undefined;
    do {
      const answer = await this.#options.read(token);
      if (answer.kind === "expired") {
        this.expired = true;
        return;
      }
      const records = this.#recordsOf(answer.body);
      this.#count(records, answer.body);
      yield { records, body: answer.body };
      token = this.#nextToken(answer.body);
    } while (token !== undefined && !this.#options.firstOnly);
    this.#isCut = token !== undefined;
  }

  /** Throws when what came is less than what Zoom says there is. */
  check(): void {
    const { operation, list } = this.#options;
    if (this.#listless) throw partial(`${operation} sent an answer without the list "${list}".`);
    if (this.#unreadable > 0) throw partial(`${operation} sent ${this.#unreadable} members that are no records.`);
    const came = this.#seen.size + this.#anonymous;
    if (this.#total !== undefined && came < this.#total && !this.#isCut) {
      throw partial(`${operation} says that there are ${this.#total} records and sent ${came}.`);
    }
  }

  #recordsOf(body: Readonly<Record<string, unknown>>): RawRecord[] {
    const list = body[this.#options.list];
    if (list === undefined || list === null) {
      // No list is not an empty one: read as that, it would close all that there was.
      if (body["total_records"] !== 0 && body["page_count"] !== 0) this.#listless = true;
      return [];
    }
    if (!Array.isArray(list)) throw partial(`${this.#options.operation} sent no list under "${this.#options.list}".`);
    const records = list.filter(
      (member): member is RawRecord => typeof member === "object" && member !== null && !Array.isArray(member),
    );
    this.#unreadable += list.length - records.length;
    return records;
  }

  #count(records: readonly RawRecord[], body: Readonly<Record<string, unknown>>): void {
    const before = this.#seen.size + this.#anonymous;
    for (const record of records) {
      const identity = this.#options.identity(record);
      if (identity === undefined) this.#anonymous++;
      else this.#seen.add(identity);
    }
    this.#idle = this.#seen.size + this.#anonymous > before ? 0 : this.#idle + 1;
    const total = body["total_records"];
    if (typeof total === "number") this.#total = total;
  }

  /** The token of the next page; an empty one ends the list. */
  #nextToken(body: Readonly<Record<string, unknown>>): string | undefined {
    const token = body["next_page_token"];
    if (typeof token !== "string" || token === "") return undefined;
    if (this.#tokens.has(token)) throw partial(`${this.#options.operation} sent the same page token twice.`);
    if (this.#idle >= MOST_IDLE_PAGES)
      throw partial(`${this.#options.operation} goes on without sending anything new.`);
    this.#tokens.add(token);
    return token;
  }
}

/** Identity of records that may rightly share an id, such as several recordings of one meeting: all that they say, as a digest, since it is kept. */
export function wholeRecord(record: RawRecord): string {
  // One sender writes equal records alike: no need to sort their members.
  return sha256(JSON.stringify(record));
}

function partial(reason: string): ExtentStop {
  return new ExtentStop("partial", reason);
}

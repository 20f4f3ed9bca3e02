import { createHmac, randomBytes } from "node:crypto";
import { invalidField, type Reply, zoomError } from "./reply.ts";

/** Zoom's page tokens live 15 minutes. */
const TOKEN_LIFE_MS = 15 * 60_000;

export interface Page<T> {
  readonly items: readonly T[];
  readonly size: number;
  readonly number: number;
  readonly count: number;
  readonly total: number;
  /** Empty at the end. */
  readonly nextPageToken: string;
}

export interface PageLimits {
  readonly default: number;
  readonly most: number;
}

/**
 * Cuts lists into pages. A token is bound to the path and to every parameter, the size of the page included: sent
 * with others, changed or too late it is refused with code 300, as Zoom does.
 */
export class Pager {
  readonly #secret = randomBytes(16);
  readonly #clock: () => number;
  readonly #most: () => number;

  /** `most`: records that a page holds at most, whatever is asked for. */
  constructor(clock: () => number, most: () => number = () => Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#most = most;
  }

  cut<T>(list: readonly T[], path: string, query: URLSearchParams, limits: PageLimits): Page<T> | Reply {
    const asked = query.has("page_size") ? Number(query.get("page_size")) : limits.default;
    if (!Number.isInteger(asked) || asked < 1 || asked > limits.most) {
      return invalidField("page_size", `Invalid field. Must be 1 to ${limits.most}.`);
    }
    const size = Math.min(asked, this.#most());
    const count = Math.ceil(list.length / size);
    const start = this.#start(path, query, size);
    if (start === undefined) return zoomError(400, 300, "The next page token is invalid or expired.");
    const end = start + size;
    return {
      items: list.slice(start, end),
      size,
      number: Math.floor(start / size) + 1,
      count,
      total: list.length,
      nextPageToken: end < list.length ? this.#token(path, query, end, this.#clock() + TOKEN_LIFE_MS) : "",
    };
  }

  #start(path: string, query: URLSearchParams, size: number): number | undefined {
    const token = query.get("next_page_token");
    if (token === null || token === "") {
      const number = Number(query.get("page_number") ?? 1);
      return Number.isInteger(number) && number > 0 ? (number - 1) * size : 0;
    }
    const [position, expires] = token.split("-").map((part) => Number.parseInt(part, 36));
    if (position === undefined || expires === undefined) return undefined;
    if (token !== this.#token(path, query, position, expires) || expires < this.#clock()) return undefined;
    return position;
  }

  #token(path: string, query: URLSearchParams, position: number, expires: number): string {
    const bound = [...query].filter(([name]) => name !== "next_page_token").map(([name, value]) => `${name}=${value}`);
    const text = [path, ...bound.sort(), position, expires].join("\n");
    const seal = createHmac("sha256", this.#secret).update(text).digest("hex").slice(0, 20);
    return [position.toString(36), expires.toString(36), seal].join("-");
  }
}

export function isReply<T>(page: Page<T> | Reply): page is Reply {
  return "status" in page;
}

/** The fields of a page that Zoom returns beside most lists. */
export function pageFields(page: Page<unknown>): Record<string, unknown> {
  return {
    page_count: page.count,
    page_number: page.number,
    page_size: page.size,
    total_records: page.total,
    next_page_token: page.nextPageToken,
  };
}

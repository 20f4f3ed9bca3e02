import { AccountKeys } from "../../model/keys.ts";
import type { JsonClient } from "../../transport/json-client.ts";
import { ExtentStop } from "../source.ts";
import type { ZoomConnection } from "./connection.ts";
import type { ZoomEndpoint } from "./endpoint.ts";
import { extentPages } from "./extent-pages.ts";
import { ExtentReader } from "./extent-reader.ts";
import type { FirstFacts } from "./first-facts.ts";
import { callOf, type OperationCatalog } from "./operations.ts";
import { type Outcome, Refusal } from "./outcomes.ts";

/** What asking for first pages takes. */
export interface FirstPageOptions {
  readonly client: JsonClient;
  readonly catalog: OperationCatalog;
  readonly connection: ZoomConnection;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

/** How many records there are by what Zoom says, or by what it sent where it says nothing, and how many it sent. */
export interface FirstPage {
  readonly total: number;
  readonly seen: number;
  /** Why a run would not take the answer for whole, by what this page shows; null where it would. */
  readonly doubt: string | null;
}

/**
 * Asks for the first page of an extent, of so many records at most. What it says is added to the known facts, and else nothing is
 * kept of it. Gives the outcome where Zoom refuses; throws what the client does.
 */
export async function askFirstPage(
  endpoint: ZoomEndpoint & { readonly operation: string },
  extent: string,
  known: FirstFacts,
  options: FirstPageOptions & { readonly pageSize: number | null },
): Promise<FirstPage | Outcome> {
  const { client, catalog, connection, now, signal, pageSize } = options;
  const request = endpoint.request(extent, { connection, now });
  const keys = new AccountKeys("zoom", connection.accountId);
  const reader = new ExtentReader(endpoint, { section: endpoint.section, extent, keys, known, connection });
  const asked = { client, request, pageSize, signal, firstOnly: true };
  let first = { total: 1, seen: 0 };
  try {
    for await (const page of extentPages(endpoint, callOf(catalog, endpoint.operation), reader, asked)) {
      known.add(page.facts);
      const total = page.body["total_records"];
      first = { total: typeof total === "number" ? total : page.records, seen: page.records };
    }
    return { ...first, doubt: null };
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.outcome;
    if (thrown instanceof ExtentStop) return { ...first, doubt: thrown.message };
    throw thrown;
  }
}

/** Whether Zoom is asked at all. */
export function isAsked(endpoint: ZoomEndpoint): endpoint is ZoomEndpoint & { readonly operation: string } {
  return endpoint.operation !== null;
}

/** The extents of an endpoint by what is known, those apart that the configuration leaves out. */
export function extentsToAsk(
  endpoint: ZoomEndpoint,
  known: FirstFacts,
  { connection, now }: Pick<FirstPageOptions, "connection" | "now">,
): string[] {
  return endpoint
    .extents({ known, connection, now })
    .filter((extent) => endpoint.turnedOff?.(extent, connection) === undefined);
}

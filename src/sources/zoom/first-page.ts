import { AccountKeys } from "../../model/keys.ts";
import type { JsonClient } from "../../transport/json-client.ts";
import type { ZoomConnection } from "./connection.ts";
import type { ZoomEndpoint } from "./endpoint.ts";
import { ExtentReader } from "./extent-reader.ts";
import type { FirstFacts } from "./first-facts.ts";
import { callOf, fillPath, type OperationCatalog } from "./operations.ts";
import { classify, type Outcome } from "./outcomes.ts";
import type { RawRecord } from "./paging.ts";
import { dropFields } from "./secret-fields.ts";

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
  const { path, quota, asked } = callOf(catalog, endpoint.operation);
  const request = endpoint.request(extent, { connection, now });
  const answer = await client.getJson({
    path: fillPath(path, request.path),
    query: { ...request.query, page_size: pageSize ?? undefined },
    quota,
    ...(signal === undefined ? {} : { signal }),
  });
  const outcome = classify(answer.status, answer.body, { ...asked, paged: false });
  if (outcome !== undefined) return outcome;
  const body = dropFields(answer.body, endpoint.secretFields) as RawRecord;
  const list = endpoint.list === null ? [body] : body[endpoint.list];
  const records = (Array.isArray(list) ? list : []).filter((each) => typeof each === "object" && each !== null);
  const keys = new AccountKeys("zoom", connection.accountId);
  const context = { section: endpoint.section, extent, keys, known, connection };
  known.add(new ExtentReader(endpoint, context).read(records).facts);
  const total = body["total_records"];
  return { total: typeof total === "number" ? total : records.length, seen: records.length };
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

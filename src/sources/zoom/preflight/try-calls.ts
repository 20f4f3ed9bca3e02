import { toWhocanError, type WhocanError } from "../../../lib/errors.ts";
import type { Fact } from "../../../model/facts.ts";
import { AccountKeys } from "../../../model/keys.ts";
import type { JsonClient } from "../../../transport/json-client.ts";
import type { ZoomConnection } from "../connection.ts";
import type { FactContext, ZoomEndpoint } from "../endpoint.ts";
import { ExtentReader } from "../extent-reader.ts";
import { callOf, fillPath, type OperationCatalog } from "../operations.ts";
import { classify, type Outcome } from "../outcomes.ts";
import type { RawRecord } from "../paging.ts";
import { dropFields } from "../secret-fields.ts";
import { FirstFacts } from "./first-facts.ts";

/** How the one small call of a section ended. */
export type Tried =
  /** Zoom answers it. */
  | { readonly state: "answered" }
  | { readonly state: "refused"; readonly outcome: Outcome }
  /** No answer came at all, or one that is not Zoom's. */
  | { readonly state: "failed"; readonly error: WhocanError }
  | { readonly state: "untried"; readonly why: string };

export interface TryOptions {
  readonly client: JsonClient;
  readonly catalog: OperationCatalog;
  readonly connection: ZoomConnection;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
  /** Sections that are not called, with the reason: a call that is known to be refused only costs trust. */
  readonly spared: ReadonlyMap<string, string>;
}

/** Zoom's usual page: enough to find one subject for the calls that need one. */
const FEW = 30;

/** Asks for one page of each section, those first that others need a subject of. Nothing is kept of the answers. */
export async function tryCalls(
  endpoints: readonly ZoomEndpoint[],
  options: TryOptions,
): Promise<ReadonlyMap<string, Tried>> {
  const known = new FirstFacts();
  const tried = new Map<string, Tried>();
  for (const endpoint of inOrder(endpoints)) tried.set(endpoint.section, await tryCall(endpoint, known, options));
  return tried;
}

async function tryCall(endpoint: ZoomEndpoint, known: FirstFacts, options: TryOptions): Promise<Tried> {
  const { client, catalog, connection, now, signal, spared } = options;
  if (endpoint.operation === null) return { state: "untried", why: "Zoom is not asked for it." };
  const why = spared.get(endpoint.section);
  if (why !== undefined) return { state: "untried", why };
  const extent = endpoint
    .extents({ known, connection, now })
    .find((each) => endpoint.turnedOff?.(each, connection) === undefined);
  if (extent === undefined)
    return { state: "untried", why: `There is nothing of ${endpoint.dependsOn[0]} to try it on.` };
  const { path, quota, asked } = callOf(catalog, endpoint.operation);
  const request = endpoint.request(extent, { connection, now });
  const size = endpoint.pageSize === null ? undefined : Math.min(endpoint.pageSize, FEW);
  try {
    const answer = await client.getJson({
      path: fillPath(path, request.path),
      query: { ...request.query, page_size: size },
      quota,
      ...(signal === undefined ? {} : { signal }),
    });
    const outcome = classify(answer.status, answer.body, { ...asked, paged: false });
    if (outcome !== undefined) return { state: "refused", outcome };
    const body = dropFields(answer.body, endpoint.secretFields) as RawRecord;
    known.add(factsOf(body, endpoint, extent, known, connection));
    return { state: "answered" };
  } catch (thrown) {
    signal?.throwIfAborted();
    return { state: "failed", error: toWhocanError(thrown) };
  }
}

function factsOf(
  body: RawRecord,
  endpoint: ZoomEndpoint,
  extent: string,
  known: FirstFacts,
  connection: ZoomConnection,
): readonly Fact[] {
  const keys = new AccountKeys("zoom", connection.accountId);
  const context: FactContext = { section: endpoint.section, extent, keys, known, connection };
  const list = endpoint.list === null ? [body] : body[endpoint.list];
  const records = (Array.isArray(list) ? list : []).filter((each) => typeof each === "object" && each !== null);
  return new ExtentReader(endpoint, context).read(records).facts;
}

/** Each after those that it depends on. */
function inOrder(endpoints: readonly ZoomEndpoint[]): ZoomEndpoint[] {
  const ordered = new Map<string, ZoomEndpoint>();
  const visit = (endpoint: ZoomEndpoint): void => {
    for (const name of endpoint.dependsOn) {
      const dependency = endpoints.find(({ section }) => section === name);
      if (dependency !== undefined && !ordered.has(name)) visit(dependency);
    }
    ordered.set(endpoint.section, endpoint);
  };
  for (const endpoint of endpoints) visit(endpoint);
  return [...ordered.values()];
}

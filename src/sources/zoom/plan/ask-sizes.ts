import { AccountKeys } from "../../../model/keys.ts";
import type { JsonClient } from "../../../transport/json-client.ts";
import type { ZoomConnection } from "../connection.ts";
import type { ZoomEndpoint } from "../endpoint.ts";
import { ExtentReader } from "../extent-reader.ts";
import { callOf, fillPath, type OperationCatalog } from "../operations.ts";
import { classify } from "../outcomes.ts";
import type { RawRecord } from "../paging.ts";
import { FirstFacts } from "../preflight/first-facts.ts";
import { dropFields } from "../secret-fields.ts";

export interface AskOptions {
  readonly client: JsonClient;
  readonly catalog: OperationCatalog;
  readonly connection: ZoomConnection;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

/** How many calls each section takes: counted where its first pages tell, else estimated from them. */
export interface SectionSize {
  readonly calls: number;
  readonly basis: "first page" | "estimate";
}

interface FirstPage {
  readonly total: number;
  readonly seen: number;
}

/**
 * Asks for the first page of each list that needs no subject, and counts the calls of all sections from what they say: totals of
 * lists, and a call or more for each of their members. Where a list goes on after its first page, its members are taken to be like the first.
 */
export async function askSizes(
  endpoints: readonly ZoomEndpoint[],
  options: AskOptions,
): Promise<ReadonlyMap<string, SectionSize>> {
  const known = new FirstFacts();
  const pages = new Map<string, FirstPage[]>();
  for (const endpoint of endpoints) {
    if (endpoint.dependsOn.length > 0 || endpoint.operation === null) continue;
    const own: FirstPage[] = [];
    for (const extent of extentsOf(endpoint, known, options))
      own.push(await firstPage(endpoint, extent, known, options));
    pages.set(endpoint.section, own);
  }
  return new Map(endpoints.map((endpoint) => [endpoint.section, sizeOf(endpoint, endpoints, pages, known, options)]));
}

function sizeOf(
  endpoint: ZoomEndpoint,
  endpoints: readonly ZoomEndpoint[],
  pages: ReadonlyMap<string, readonly FirstPage[]>,
  known: FirstFacts,
  options: AskOptions,
): SectionSize {
  if (endpoint.operation === null) return { calls: 0, basis: "first page" };
  const own = pages.get(endpoint.section);
  if (own !== undefined) return { calls: sum(own.map(({ total }) => pagesOf(total, endpoint))), basis: "first page" };
  const subjects = extentsOf(endpoint, known, options);
  const nodes = new Map(known.all().map((node) => [node.key, node]));
  const calls = subjects.map((key) => {
    const node = nodes.get(key);
    return pagesOf((node && endpoint.expects?.(node)) ?? 1, endpoint);
  });
  const kinds = new Set(subjects.map((key) => nodes.get(key)?.kind));
  const lists = endpoints.filter(({ emits }) => emits.kinds.some((kind) => kinds.has(kind)));
  const growth = lists.map(({ section }) => growthOf(pages.get(section) ?? []));
  return { calls: inOneRun(endpoint, Math.ceil(sum(calls) * Math.max(1, ...growth)), options), basis: "estimate" };
}

/** Of the calls that all extents of a section take, those that one run makes. */
export function inOneRun(
  { perRun }: ZoomEndpoint,
  calls: number,
  { connection }: Pick<AskOptions, "connection">,
): number {
  return perRun === undefined ? calls : Math.min(calls, perRun(connection));
}

/** How many times more a list holds than its first pages showed. */
function growthOf(pages: readonly FirstPage[]): number {
  return sum(pages.map(({ total }) => total)) / Math.max(1, sum(pages.map(({ seen }) => seen)));
}

/** Records fill pages; an empty list is a call too. */
export function pagesOf(records: number, { list, pageSize }: Pick<ZoomEndpoint, "list" | "pageSize">): number {
  return list === null || pageSize === null ? 1 : Math.max(1, Math.ceil(records / pageSize));
}

async function firstPage(
  endpoint: ZoomEndpoint,
  extent: string,
  known: FirstFacts,
  { client, catalog, connection, now, signal }: AskOptions,
): Promise<FirstPage> {
  const { path, quota, asked } = callOf(catalog, endpoint.operation as string);
  const request = endpoint.request(extent, { connection, now });
  const answer = await client.getJson({
    path: fillPath(path, request.path),
    query: { ...request.query, page_size: endpoint.pageSize ?? undefined },
    quota,
    ...(signal === undefined ? {} : { signal }),
  });
  // A refused section takes the one call that is refused.
  if (classify(answer.status, answer.body, { ...asked, paged: false }) !== undefined) return { total: 1, seen: 1 };
  const body = dropFields(answer.body, endpoint.secretFields) as RawRecord;
  const keys = new AccountKeys("zoom", connection.accountId);
  const list = endpoint.list === null ? [body] : body[endpoint.list];
  const records = (Array.isArray(list) ? list : []).filter((each) => typeof each === "object" && each !== null);
  known.add(
    new ExtentReader(endpoint, { section: endpoint.section, extent, keys, known, connection }).read(records).facts,
  );
  const total = body["total_records"];
  return { total: typeof total === "number" ? total : records.length, seen: records.length };
}

function extentsOf(endpoint: ZoomEndpoint, known: FirstFacts, { connection, now }: AskOptions): string[] {
  return endpoint
    .extents({ known, connection, now })
    .filter((extent) => endpoint.turnedOff?.(extent, connection) === undefined);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

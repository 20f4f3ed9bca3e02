import type { ZoomEndpoint } from "../endpoint.ts";
import { FirstFacts } from "../first-facts.ts";
import { askFirstPage, extentsToAsk, type FirstPage, type FirstPageOptions, isAsked } from "../first-page.ts";

/** How many calls each section takes: counted where its first pages tell, else estimated from them. */
export interface SectionSize {
  readonly calls: number;
  readonly basis: "first page" | "estimate";
}

const REFUSED: FirstPage = { total: 1, seen: 1, doubt: null };

export interface AskSizesOptions extends FirstPageOptions {
  /** Sections that an earlier run was refused: of those that take subjects the first is asked, as they may be refused still. */
  readonly refused: ReadonlySet<string>;
}

/**
 * Asks for the first page of each list that needs no subject, and counts the calls of all sections from what they say: totals of
 * lists, and a call or more for each of their members. Where a list goes on after its first page, its members are taken to be like the first.
 */
export async function askSizes(
  endpoints: readonly ZoomEndpoint[],
  options: AskSizesOptions,
): Promise<ReadonlyMap<string, SectionSize>> {
  const known = new FirstFacts();
  const pages = new Map<string, FirstPage[]>();
  for (const endpoint of endpoints) {
    if (endpoint.dependsOn.length > 0 || !isAsked(endpoint)) continue;
    const { pageSize } = endpoint;
    const own: FirstPage[] = [];
    for (const extent of extentsToAsk(endpoint, known, options)) {
      const answer = await askFirstPage(endpoint, extent, known, { ...options, pageSize });
      // What is refused takes the one call that is refused, and where all of the section would be, the rest is not asked for.
      own.push("kind" in answer ? REFUSED : answer);
      if ("kind" in answer && answer.ofSection) break;
    }
    pages.set(endpoint.section, own);
  }
  for (const endpoint of endpoints) {
    if (endpoint.dependsOn.length === 0 || !isAsked(endpoint) || !options.refused.has(endpoint.section)) continue;
    const [first] = extentsToAsk(endpoint, known, options);
    if (first !== undefined && (await isRefused(endpoint, first, known, options))) {
      pages.set(endpoint.section, [REFUSED]);
    }
  }
  return new Map(endpoints.map((endpoint) => [endpoint.section, sizeOf(endpoint, endpoints, pages, known, options)]));
}

/** Whether Zoom refuses what every extent of the section needs: a run asks once then. */
async function isRefused(
  endpoint: ZoomEndpoint & { readonly operation: string },
  extent: string,
  known: FirstFacts,
  options: FirstPageOptions,
): Promise<boolean> {
  const answer = await askFirstPage(endpoint, extent, known, { ...options, pageSize: endpoint.pageSize });
  return "kind" in answer && answer.ofSection;
}

function sizeOf(
  endpoint: ZoomEndpoint,
  endpoints: readonly ZoomEndpoint[],
  pages: ReadonlyMap<string, readonly FirstPage[]>,
  known: FirstFacts,
  options: FirstPageOptions,
): SectionSize {
  if (endpoint.operation === null) return { calls: 0, basis: "first page" };
  const own = pages.get(endpoint.section);
  if (own !== undefined) return { calls: sum(own.map(({ total }) => pagesOf(total, endpoint))), basis: "first page" };
  const subjects = extentsToAsk(endpoint, known, options);
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
  { connection }: Pick<FirstPageOptions, "connection">,
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

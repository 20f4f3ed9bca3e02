import { toWhocanError, type WhocanError } from "../../../lib/errors.ts";
import type { ZoomEndpoint } from "../endpoint.ts";
import { FirstFacts } from "../first-facts.ts";
import { askFirstPage, extentsToAsk, type FirstPageOptions, isAsked } from "../first-page.ts";
import type { Outcome } from "../outcomes.ts";

/** How the one small call of a section ended. */
export type Tried =
  /** Zoom answers it. */
  | { readonly state: "answered" }
  /** Zoom answers, and a run would not take the answer for whole. */
  | { readonly state: "unusable"; readonly why: string }
  | { readonly state: "refused"; readonly outcome: Outcome }
  /** No answer came at all, or one that is not Zoom's. */
  | { readonly state: "failed"; readonly error: WhocanError }
  | { readonly state: "untried"; readonly why: string };

export interface TryOptions extends FirstPageOptions {
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
  if (!isAsked(endpoint)) return { state: "untried", why: "Zoom is not asked for it." };
  const why = options.spared.get(endpoint.section);
  if (why !== undefined) return { state: "untried", why };
  const [extent] = extentsToAsk(endpoint, known, options);
  if (extent === undefined)
    return { state: "untried", why: `There is nothing of ${endpoint.dependsOn[0]} to try it on.` };
  const pageSize = endpoint.pageSize === null ? null : Math.min(endpoint.pageSize, FEW);
  try {
    const answer = await askFirstPage(endpoint, extent, known, { ...options, pageSize });
    if ("kind" in answer) return { state: "refused", outcome: answer };
    return answer.doubt === null ? { state: "answered" } : { state: "unusable", why: answer.doubt };
  } catch (thrown) {
    options.signal?.throwIfAborted();
    return { state: "failed", error: toWhocanError(thrown) };
  }
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

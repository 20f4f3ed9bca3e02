import type { Request } from "express";

/** What GraphQL reads of a query string. */
const PARAMETERS = ["query", "operationName", "variables", "extensions"] as const;

/** A request by GET, as GraphQL takes it. */
interface SearchedDocument {
  readonly query: string | undefined;
  /** Undefined too where they are no JSON: GraphQL refuses those. */
  readonly variables: unknown;
}

/**
 * Reads the query string, and leaves in the request's address just what was read: GraphQL reads it again, by another parser, and must
 * not find another document in it. `twice` where a parameter is there more than once.
 */
export function takeSearch(request: Pick<Request, "url">): SearchedDocument | "twice" {
  const mark = request.url.indexOf("?");
  const given = new URLSearchParams(mark < 0 ? "" : request.url.slice(mark + 1));
  const taken = new URLSearchParams();
  for (const name of PARAMETERS) {
    const [text, ...more] = given.getAll(name);
    if (more.length > 0) return "twice";
    if (text !== undefined) taken.set(name, text);
  }
  request.url = `${mark < 0 ? request.url : request.url.slice(0, mark)}?${taken}`;
  return { query: taken.get("query") ?? undefined, variables: jsonOf(taken.get("variables")) };
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

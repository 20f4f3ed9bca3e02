import type { Request, RequestHandler } from "express";
import { toWhocanError } from "../../lib/errors.ts";
import { answerError } from "./answer-error.ts";
import type { DocumentCheck } from "./document-limits.ts";
import { takeSearch } from "./take-search.ts";

/** Refuses batches, documents given twice and those beyond the limits with 400, before GraphQL sees them. */
export function documentGuard(check: DocumentCheck): RequestHandler {
  return (request, response, next) => {
    const refuse = (message: string) => answerError(response, 400, { code: "BAD_REQUEST", message });
    const asked = askedBy(request);
    if (asked === "twice") return refuse("One request holds one document: a parameter is given once.");
    if (Array.isArray(asked)) return refuse("One request holds one operation: batches are not taken.");
    const { query, variables } = (asked ?? {}) as { query?: unknown; variables?: unknown };
    // What is no text GraphQL refuses itself.
    if (typeof query !== "string") return next();
    const given = typeof variables === "object" && variables !== null ? { ...variables } : {};
    try {
      check(query, given);
    } catch (error) {
      return answerError(response, 400, toWhocanError(error));
    }
    next();
  };
}

/** What GraphQL is going to read of the request. */
function askedBy(request: Request): unknown {
  return request.method === "GET" ? takeSearch(request) : request.body;
}

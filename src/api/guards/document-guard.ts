import type { RequestHandler } from "express";
import { toWhocanError } from "../../lib/errors.ts";
import { answerError } from "./answer-error.ts";
import { checkDocument, type DefaultSizes, type DocumentLimits } from "./document-limits.ts";

/** Refuses batches and documents beyond the limits with 400, before GraphQL sees them. */
export function documentGuard(limits: DocumentLimits, sizes: DefaultSizes): RequestHandler {
  return (request, response, next) => {
    const asked: unknown = request.method === "GET" ? request.query : request.body;
    if (Array.isArray(asked)) {
      const message = "One request holds one operation: batches are not taken.";
      return answerError(response, 400, { code: "BAD_REQUEST", message });
    }
    const { query, variables } = (asked ?? {}) as { query?: unknown; variables?: unknown };
    if (typeof query !== "string") return next();
    const given = typeof variables === "object" && variables !== null ? { ...variables } : {};
    try {
      checkDocument(query, given, limits, sizes);
    } catch (error) {
      return answerError(response, 400, toWhocanError(error));
    }
    next();
  };
}

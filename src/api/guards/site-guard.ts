import type { RequestHandler } from "express";
import { WhocanError } from "../../lib/errors.ts";
import { answerError } from "./answer-error.ts";

/**
 * Refuses what a browser asks for on behalf of another site's page. The page could not read the answer, but where no token is demanded it
 * could have large lists made, or saved as files.
 */
export const siteGuard: RequestHandler = (request, response, next) => {
  if (request.headers["sec-fetch-site"] !== "cross-site") return next();
  const help = "Ask by a program, or open the address in a tab of its own.";
  return answerError(
    response,
    403,
    new WhocanError("FORBIDDEN", "Another site's page may not ask for this.", { help }),
  );
};

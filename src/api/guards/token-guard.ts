import type { Request, RequestHandler, Response } from "express";
import { toWhocanError, WhocanError } from "../../lib/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { type Caller, LOOPBACK_CALLER, type Right } from "../tokens/rights.ts";
import type { TokenBook } from "../tokens/token-book.ts";
import { answerError } from "./answer-error.ts";

/** Finds out who asks; undefined for nobody that is known. Without a book everybody may ask. */
export type IdentifyCaller = (request: Request) => Promise<Caller | undefined>;

export function identifyBy(tokens: TokenBook | null): IdentifyCaller {
  if (tokens === null) return async () => LOOPBACK_CALLER;
  return async (request) => {
    const token = bearerOf(request);
    return token === undefined ? undefined : tokens.callerOf(token);
  };
}

/** Lets nobody by who is not known: 401. The caller is kept with the response. */
export function tokenGuard(identify: IdentifyCaller, logger: Logger): RequestHandler {
  return async (request, response, next) => {
    try {
      const caller = await identify(request);
      if (caller === undefined) return refuse(request, response, logger);
      response.locals["caller"] = caller;
      return next();
    } catch (thrown) {
      // Without the tokens nobody is let in.
      const error = toWhocanError(thrown);
      logger.error({ code: error.code, err: error.cause }, "the API tokens cannot be read");
      return answerError(response, 503, error);
    }
  };
}

/** Lets by who may do this: 403 for others. */
export function rightGuard(right: Right): RequestHandler {
  return (_request, response, next) => {
    if (callerOf(response).may.has(right)) return next();
    return answerError(response, 403, forbidden(right));
  };
}

/** Who asks, once the token guard has let the request by. */
export function callerOf(response: Response): Caller {
  return response.locals["caller"] as Caller;
}

export function forbidden(right: Right): WhocanError {
  return new WhocanError("FORBIDDEN", `This token may not ${right === "metrics" ? "read metrics" : right}.`);
}

function refuse(request: Request, response: Response, logger: Logger): void {
  const given = request.headers.authorization !== undefined;
  logger.warn({ from: request.socket.remoteAddress, given }, "a request without a valid token was refused");
  response.set("WWW-Authenticate", given ? 'Bearer realm="whocan", error="invalid_token"' : 'Bearer realm="whocan"');
  const text = given ? "The token is not one of this server's." : "This server demands an API token.";
  answerError(response, 401, new WhocanError("UNAUTHENTICATED", text));
}

function bearerOf({ headers: { authorization } }: Request): string | undefined {
  return /^Bearer +([!-~]+) *$/i.exec(authorization ?? "")?.[1];
}

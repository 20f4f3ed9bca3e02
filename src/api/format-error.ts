import { unwrapResolverError } from "@apollo/server/errors";
import type { GraphQLFormattedError } from "graphql";
import { toWhocanError, WhocanError } from "../lib/errors.ts";
import type { Logger } from "../lib/logger.ts";

/**
 * Errors as clients see them: ours with code, help and field; GraphQL's own as they are; anything else is INTERNAL,
 * and its text goes to the log alone.
 */
export function errorFormatter(
  logger: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, thrown) => {
    const original = unwrapResolverError(thrown);
    const isOurs = original instanceof WhocanError || formatted.extensions?.["code"] === "INTERNAL_SERVER_ERROR";
    if (!isOurs) return formatted;
    const error = toWhocanError(original);
    if (error.code === "INTERNAL") logger.error({ internal: error.internal }, "a request failed");
    const { locations, path } = formatted;
    return {
      message: error.message,
      ...(locations === undefined ? {} : { locations }),
      ...(path === undefined ? {} : { path }),
      extensions: {
        code: error.code,
        help: error.help,
        ...(error.field === undefined ? {} : { field: error.field }),
        ...(error.data === undefined ? {} : { data: error.data }),
      },
    };
  };
}

import neo4j from "neo4j-driver";
import { WhocanError } from "../../lib/errors.ts";

/** Any thrown thing of the driver or the server as one of ours. */
export function databaseErrorOf(thrown: unknown): unknown {
  if (!(thrown instanceof neo4j.Neo4jError)) return thrown;
  const cause = thrown;
  const internal = `${cause.code}: ${cause.message}`;
  const code = cause.code ?? "";
  if (/\.TransactionTimedOut|\.LockAcquisitionTimeout/.test(code)) {
    return new WhocanError("DEADLINE", "The database ended the transaction: it took too long.", { cause, internal });
  }
  if (/\.Security\./.test(code)) {
    return new WhocanError("STORE_AUTH", "The Neo4j server refuses the user or the password.", {
      field: "neo4j.password",
      cause,
      internal,
    });
  }
  if (code === "ServiceUnavailable" || code === "SessionExpired" || code === "N/A") {
    return new WhocanError("STORE_UNREACHABLE", "The Neo4j server cannot be reached, or the connection to it broke.", {
      field: "neo4j.uri",
      cause,
      internal,
    });
  }
  if (code.endsWith(".DatabaseNotFound")) {
    return new WhocanError("STORE_UNREACHABLE", "The Neo4j server has no such database.", {
      field: "neo4j.database",
      help: "Check NEO4J_DATABASE, or leave it out for the user's home database.",
      cause,
      internal,
    });
  }
  return new WhocanError("INTERNAL", "The database refused what Whocan asked of it.", { cause, internal });
}

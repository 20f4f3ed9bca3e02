import neo4j from "neo4j-driver";
import { WhocanError } from "../../lib/errors.ts";

/** What the driver says of a server that cannot be reached, or of a connection that breaks; the last one while it is made. */
const UNREACHABLE = new Set(["ServiceUnavailable", "SessionExpired", "N/A", "ProtocolError"]);

/** Any thrown thing of the driver or the server as one of ours. */
export function databaseErrorOf(thrown: unknown): unknown {
  if (isBrokenHandshake(thrown)) return unreachable(thrown, thrown.message);
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
  if (UNREACHABLE.has(code)) return unreachable(cause, internal);
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

function unreachable(cause: unknown, internal: string): WhocanError {
  return new WhocanError("STORE_UNREACHABLE", "The Neo4j server cannot be reached, or the connection to it broke.", {
    field: "neo4j.uri",
    cause,
    internal,
  });
}

/** The driver reads on where the server's first answer breaks off. */
function isBrokenHandshake(thrown: unknown): thrown is RangeError {
  return thrown instanceof RangeError && (thrown as NodeJS.ErrnoException).code === "ERR_OUT_OF_RANGE";
}

import neo4j, { type Neo4jError } from "neo4j-driver";
import { WhocanError } from "../../lib/errors.ts";
import { BY_MESSAGE, BY_STATUS, type Meaning, REFUSED, UNREACHABLE } from "./error-meanings.ts";

/** What the driver says of a server that cannot be reached, or of a connection that breaks; the last one while it is made. */
const OF_THE_CONNECTION = new Set(["ServiceUnavailable", "SessionExpired", "N/A", "ProtocolError"]);

/** Any thrown thing of the driver or the server as one of ours. */
export function databaseErrorOf(thrown: unknown): unknown {
  if (isBrokenHandshake(thrown)) return errorOf(UNREACHABLE, thrown, thrown.message);
  if (!(thrown instanceof neo4j.Neo4jError)) return thrown;
  return errorOf(meaningOf(thrown), thrown, `${thrown.code}: ${thrown.message}`);
}

/** Whether trying again is of no use although the driver would: the same work needs the same memory. */
export function isFinal(thrown: unknown): boolean {
  return thrown instanceof neo4j.Neo4jError && /OutOfMemory/.test(thrown.code ?? "");
}

/** Whether no later try would come to a connection: what answers is something else, or is not trusted. */
export function isHopeless(thrown: unknown): boolean {
  return thrown instanceof neo4j.Neo4jError && OF_THE_CONNECTION.has(thrown.code ?? "") && befell(thrown) !== undefined;
}

/** Whether the server does not know, or does not take, what it was asked. */
export function isRefusal(thrown: unknown): boolean {
  return thrown instanceof neo4j.Neo4jError && meaningOf(thrown) === REFUSED;
}

function errorOf({ code, message, ...details }: Meaning, cause: unknown, internal: string): WhocanError {
  return new WhocanError(code, message, { ...details, cause, internal });
}

/** What is told of the connection itself. */
function befell({ message, cause }: Neo4jError): Meaning | undefined {
  // Where it routes, the cause alone says it.
  const said = `${message} ${cause instanceof Error ? cause.message : ""}`;
  return BY_MESSAGE.find(([pattern]) => pattern.test(said))?.[1];
}

function meaningOf(error: Neo4jError): Meaning {
  const { code } = error;
  if (OF_THE_CONNECTION.has(code ?? "")) return befell(error) ?? UNREACHABLE;
  return BY_STATUS.find(([pattern]) => pattern.test(code ?? ""))?.[1] ?? REFUSED;
}

/** The driver reads on where the server's first answer breaks off. */
function isBrokenHandshake(thrown: unknown): thrown is RangeError {
  return thrown instanceof RangeError && (thrown as NodeJS.ErrnoException).code === "ERR_OUT_OF_RANGE";
}

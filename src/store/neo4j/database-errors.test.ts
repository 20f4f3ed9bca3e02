import neo4j from "neo4j-driver";
import { describe, expect, it } from "vitest";
import { toWhocanError } from "../../lib/errors.ts";
import { databaseErrorOf, isFinal, isHopeless, isRefusal } from "./database-errors.ts";
import { BY_MESSAGE, BY_STATUS } from "./error-meanings.ts";

/** What the server says, what it means, and the setting at fault. */
const STATUSES = [
  ["Neo.ClientError.Security.AuthenticationRateLimit", "STORE_AUTH", "neo4j.password"],
  ["Neo.ClientError.Security.CredentialsExpired", "STORE_AUTH", "neo4j.password"],
  ["Neo.ClientError.Security.Unauthorized", "STORE_AUTH", "neo4j.password"],
  ["Neo.ClientError.Security.Forbidden", "STORE_READ_ONLY", "neo4j.user"],
  ["Neo.ClientError.Statement.AccessMode", "STORE_READ_ONLY", "neo4j.user"],
  ["Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "STORE_READ_ONLY", "neo4j.user"],
  ["Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "STORE_READ_ONLY", "neo4j.user"],
  ["Neo.ClientError.Cluster.NotALeader", "STORE_READ_ONLY", "neo4j.user"],
  ["Neo.ClientError.Cluster.Routing", "STORE_READ_ONLY", "neo4j.user"],
  ["Neo.ClientError.Transaction.LockAcquisitionTimeout", "STORE_LOCKED", "neo4j.uri"],
  ["Neo.TransientError.Transaction.LockAcquisitionTimeout", "STORE_LOCKED", "neo4j.uri"],
  ["Neo.TransientError.Transaction.DeadlockDetected", "STORE_LOCKED", "neo4j.uri"],
  ["Neo.TransientError.Transaction.LockClientStopped", "STORE_LOCKED", "neo4j.uri"],
  ["Neo.ClientError.Transaction.TransactionTimedOut", "DEADLINE", undefined],
  ["Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", "DEADLINE", undefined],
  ["Neo.TransientError.Transaction.Terminated", "DEADLINE", undefined],
  ["Neo.TransientError.General.MemoryPoolOutOfMemoryError", "STORE_FULL", "neo4j.uri"],
  ["Neo.TransientError.General.OutOfMemoryError", "STORE_FULL", "neo4j.uri"],
  ["Neo.DatabaseError.Transaction.TransactionLogError", "STORE_FULL", "neo4j.uri"],
  ["Neo.DatabaseError.Transaction.TransactionCommitFailed", "STORE_FULL", "neo4j.uri"],
  ["Neo.ClientError.Transaction.InvalidBookmark", "STORE_CONFLICT", "neo4j.bookmarksFile"],
  ["Neo.ClientError.Transaction.InvalidBookmarkMixture", "STORE_CONFLICT", "neo4j.bookmarksFile"],
  ["Neo.TransientError.Transaction.BookmarkTimeout", "STORE_CONFLICT", "neo4j.bookmarksFile"],
  ["Neo.ClientError.Database.DatabaseNotFound", "STORE_UNREACHABLE", "neo4j.database"],
  ["Neo.TransientError.General.DatabaseUnavailable", "STORE_UNREACHABLE", "neo4j.uri"],
  ["Neo.TransientError.Request.NoThreadsAvailable", "STORE_UNREACHABLE", "neo4j.uri"],
  ["Neo.TransientError.Transaction.MaximumTransactionLimitReached", "STORE_UNREACHABLE", "neo4j.uri"],
  ["Neo.TransientError.Cluster.ReplicationFailure", "STORE_UNREACHABLE", "neo4j.uri"],
  ["Neo.TransientError.Transaction.LeaseExpired", "STORE_UNREACHABLE", "neo4j.uri"],
  ["Neo.TransientError.Transaction.Outdated", "STORE_UNREACHABLE", "neo4j.uri"],
  ["Neo.DatabaseError.General.UnknownError", "STORE_IO", "neo4j.uri"],
  ["Neo.DatabaseError.General.StorageDamageDetected", "STORE_IO", "neo4j.uri"],
  ["Neo.DatabaseError.Transaction.TransactionStartFailed", "STORE_IO", "neo4j.uri"],
  ["Memgraph.ClientError.MemgraphError.MemgraphError", "STORE_UNSUPPORTED", "neo4j.uri"],
  ["Neo.ClientError.Statement.SyntaxError", "INTERNAL", undefined],
  ["Neo.ClientError.Procedure.ProcedureNotFound", "INTERNAL", undefined],
  ["Neo.ClientError.Schema.ConstraintValidationFailed", "INTERNAL", undefined],
] as const;

/** What the driver says of a connection. */
const MESSAGES = [
  ["self-signed certificate", "STORE_UNREACHABLE", "neo4j.caFile"],
  ["Client network socket disconnected before secure TLS connection was established", "STORE_UNREACHABLE", "neo4j.uri"],
  ["Server responded HTTP. Make sure you are not trying to connect …", "STORE_UNREACHABLE", "neo4j.uri"],
  ["Unknown Bolt protocol version: 0", "STORE_UNSUPPORTED", "neo4j.uri"],
] as const;

function thrownWith(code: string, message = "Said by the server."): Error {
  return new neo4j.Neo4jError(message, code, "50N42", "error");
}

it.each(STATUSES)("%s is %s", (status, code, field) => {
  const error = databaseErrorOf(thrownWith(status));
  expect(error).toMatchObject({ code, field, internal: `${status}: Said by the server.` });
  // Nothing that the server says is told to clients, and a database is no file.
  expect(error).toMatchObject({
    message: expect.not.stringContaining("Said"),
    help: expect.not.stringMatching(/WHOCAN_DATA|file from/u),
  });
});

it("tries each pattern of both tables", () => {
  const first = (table: typeof BY_STATUS, text: string) => table.findIndex(([pattern]) => pattern.test(text));
  const tried = new Set(STATUSES.map(([status]) => first(BY_STATUS, status)));
  expect(BY_STATUS.map((_, index) => index).filter((index) => !tried.has(index))).toEqual([]);
  const heard = new Set(MESSAGES.map(([message]) => first(BY_MESSAGE, message)));
  expect(BY_MESSAGE.map((_, index) => index).filter((index) => !heard.has(index))).toEqual([]);
});

describe.each(["ServiceUnavailable", "SessionExpired", "N/A", "ProtocolError"])("the driver's %s", (status) => {
  it.each(MESSAGES)("with “%s” is %s", (message, code, field) => {
    for (const thrown of [
      thrownWith(status, message),
      Object.assign(thrownWith(status), { cause: new Error(message) }),
    ]) {
      expect(databaseErrorOf(thrown)).toMatchObject({ code, field });
      expect(isHopeless(thrown)).toBe(true);
    }
  });

  it("is otherwise a server that is not reached, which may pass", () => {
    const thrown = thrownWith(status, "Connection was closed by server");
    expect(databaseErrorOf(thrown)).toMatchObject({ code: "STORE_UNREACHABLE", field: "neo4j.uri" });
    expect([isHopeless(thrown), isFinal(thrown), isRefusal(thrown)]).toEqual([false, false, false]);
  });
});

it("takes an answer that breaks off in the handshake for a broken connection", () => {
  const thrown = Object.assign(new RangeError("out of range"), { code: "ERR_OUT_OF_RANGE" });
  expect(databaseErrorOf(thrown)).toMatchObject({ code: "STORE_UNREACHABLE", field: "neo4j.uri" });
});

it("leaves what neither the driver nor the server threw as it is", () => {
  const own = toWhocanError(new TypeError("x is not a function"));
  expect(databaseErrorOf(own)).toBe(own);
});

it("takes for final what asks for too much memory, and for a refusal what the server does not understand", () => {
  const verdicts = STATUSES.map(([status]) => [isFinal(thrownWith(status)), isRefusal(thrownWith(status))]);
  const those = (column: 0 | 1) => STATUSES.filter((_, index) => verdicts[index]?.[column]).map(([, code]) => code);
  expect([new Set(those(0)), new Set(those(1))]).toEqual([new Set(["STORE_FULL"]), new Set(["INTERNAL"])]);
});

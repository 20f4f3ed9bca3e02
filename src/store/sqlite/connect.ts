import { Connection, type OpenMode } from "../../lib/sqlite/connection.ts";
import { storeErrorOf } from "./sqlite-errors.ts";

/** A connection to a store's file, whose errors are the store's. */
export function connect(path: string, mode: OpenMode, busyTimeoutMs = 0): Connection {
  return new Connection(path, mode, { errorOf: storeErrorOf, busyTimeoutMs });
}

import { WhocanError } from "../../lib/errors.ts";

export function openedForReading(message: string): WhocanError {
  return new WhocanError("STORE_READ_ONLY", message, {
    field: "neo4j.uri",
    help: "Open it with a command that may write, such as whocan sync.",
  });
}

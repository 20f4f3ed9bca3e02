import neo4j, { type Config, type Driver } from "neo4j-driver";
import type { Neo4jAddress } from "./given-address.ts";

/** A driver of one's own beside what is tested: with the sign-in of the server, where it asks for one. */
export function connect({ uri, user, password }: Neo4jAddress, config: Config = {}): Driver {
  return neo4j.driver(uri, user === undefined ? undefined : neo4j.auth.basic(user, password ?? ""), config);
}

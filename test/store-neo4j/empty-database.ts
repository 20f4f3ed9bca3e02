import neo4j from "neo4j-driver";
import { inject } from "vitest";

/** Takes everything out of the server's database that the tests share, but for the schema. */
export async function emptyDatabase(): Promise<void> {
  const { uri, user, password } = inject("neo4j");
  const driver = neo4j.driver(uri, user === undefined ? undefined : neo4j.auth.basic(user, password ?? ""));
  const session = driver.session();
  try {
    await session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS");
  } finally {
    await session.close();
    await driver.close();
  }
}

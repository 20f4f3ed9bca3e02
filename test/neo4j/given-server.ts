import neo4j from "neo4j-driver";
import { connect } from "./connect.ts";
import type { Neo4jAddress } from "./given-address.ts";

/** Tests empty the database that they are given, so it must have nothing to lose: no node, or a server that we started for tests. */
export async function assertMayEmpty(address: Neo4jAddress): Promise<void> {
  const driver = connect(address, { connectionAcquisitionTimeout: 10_000, disableLosslessIntegers: true });
  try {
    // Fails at once, where a query is tried again for half a minute.
    await driver.getServerInfo();
    const { records } = await driver.executeQuery("MATCH (n) RETURN count(n) AS nodes");
    const nodes: number = records[0]?.get("nodes");
    if (nodes === 0 || (await isOfTests(driver))) return;
    throw new Error(
      `The database at NEO4J_TEST_URI holds ${nodes} nodes, and tests would remove them: empty it first.`,
    );
  } catch (error) {
    if (!(error instanceof neo4j.Neo4jError)) throw error;
    throw new Error(`The Neo4j at NEO4J_TEST_URI (${address.uri}) does not answer: ${error.message}`, { cause: error });
  } finally {
    await driver.close();
  }
}

/** One line for people: where it is, and which version answers there. */
export async function describeGiven(address: Neo4jAddress): Promise<string> {
  const driver = connect(address, { connectionAcquisitionTimeout: 10_000 });
  try {
    const { records } = await driver.executeQuery(
      "CALL dbms.components() YIELD versions RETURN versions[0] AS version",
    );
    return `Neo4j ${records[0]?.get("version")} at NEO4J_TEST_URI`;
  } catch {
    return "Neo4j: the one at NEO4J_TEST_URI does not answer";
  } finally {
    await driver.close();
  }
}

/** Whether its home is a folder that start-neo4j.ts made. */
async function isOfTests(driver: neo4j.Driver): Promise<boolean> {
  const { records } = await driver.executeQuery("SHOW SETTINGS 'server.directories.neo4j_home' YIELD value");
  return /[\\/]whocan-neo4j-[^\\/]+$/.test(records[0]?.get("value") ?? "");
}

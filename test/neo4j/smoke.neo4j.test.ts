import { expect, inject, it } from "vitest";
import { connect } from "./connect.ts";
import { describeGiven } from "./given-server.ts";

it("answers", async () => {
  const driver = connect(inject("neo4j"));
  const { records } = await driver.executeQuery("RETURN 1 AS one");
  expect(records[0]?.get("one").toNumber()).toBe(1);
  await driver.close();
});

it("is named with its version", async () => {
  expect(await describeGiven(inject("neo4j"))).toMatch(/^Neo4j \d+\.\d+\S* at NEO4J_TEST_URI$/);
});

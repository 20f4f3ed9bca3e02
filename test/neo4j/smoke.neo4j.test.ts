import neo4j from "neo4j-driver";
import { expect, inject, it } from "vitest";

it("answers", async () => {
  const driver = neo4j.driver(inject("neo4j").uri);
  const { records } = await driver.executeQuery("RETURN 1 AS one");
  expect(records[0]?.get("one").toNumber()).toBe(1);
  await driver.close();
});

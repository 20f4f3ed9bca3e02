import { readFile } from "node:fs/promises";
import { expect, inject, it } from "vitest";
import { parse } from "yaml";
import { connect } from "./connect.ts";

/** As the image's entry point does it: `NEO4J_db_lock_acquisition_timeout` is `db.lock.acquisition.timeout`, two underscores are one. */
function settingOf(variable: string): string {
  return variable.slice("NEO4J_".length).replaceAll("__", "\0").replaceAll("_", ".").replaceAll("\0", "_");
}

it("the settings of docker-compose.yml are settings of this server: it does not start with an unknown one", async () => {
  const { services } = parse(await readFile("docker-compose.yml", "utf8"));
  const names = Object.keys(services.neo4j.environment)
    .filter((name) => name !== "NEO4J_AUTH")
    .map(settingOf);
  expect(names.length).toBeGreaterThan(4);
  const driver = connect(inject("neo4j"));
  try {
    const { records } = await driver.executeQuery("SHOW SETTINGS YIELD name");
    const known = new Set(records.map((record) => record.get("name")));
    expect(known.size).toBeGreaterThan(100);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  } finally {
    await driver.close();
  }
});

import { defineConfig } from "vitest/config";
import { givenAddress } from "./test/neo4j/given-address.ts";
import { runnersHere } from "./test/neo4j/runners.ts";

/** Tests that need a real Neo4j: each line that can run here runs all of them, one file at a time on one server. */
const ON_NEO4J = ["test/**/*.neo4j.test.ts"];

const given = givenAddress() !== undefined;
const runnable = runnersHere().map(({ line }) => line);
// Without any, the oldest is asked for: its tests fail with what to install.
const [oldest = "5.26"] = runnable;
const lines = given || runnable.length === 0 ? [oldest] : runnable;

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        test: {
          name: "unit",
          setupFiles: ["test/setup.ts"],
          include: ["src/**/*.test.ts", "test/**/*.test.ts"],
          exclude: ["**/node_modules/**", ...ON_NEO4J],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      ...lines.map((line, index) => ({
        test: {
          name: given ? "neo4j" : `neo4j ${line}`,
          setupFiles: ["test/setup.ts", "test/neo4j/setup.ts"],
          globalSetup: ["test/neo4j/global-setup.ts"],
          include: ON_NEO4J,
          provide: { neo4jLine: line },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: index + 1 },
        },
      })),
    ],
  },
});

import { defineConfig } from "vitest/config";
import { neo4jProjects } from "./test/neo4j/projects.ts";

/** Tests that need a real Neo4j: each line that can run here runs all of them, one file at a time on one server. */
const ON_NEO4J = ["test/**/*.neo4j.test.ts"];

/** Against hanging alone: how long a busy machine takes says nothing of what is right. */
const NO_LONGER_THAN = 600_000;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          setupFiles: ["test/setup.ts"],
          include: ["src/**/*.test.ts", "test/**/*.test.ts"],
          exclude: ["**/node_modules/**", ...ON_NEO4J],
          testTimeout: NO_LONGER_THAN,
          hookTimeout: NO_LONGER_THAN,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      ...neo4jProjects().map(({ name, line }, index) => ({
        test: {
          name,
          setupFiles: ["test/setup.ts", "test/neo4j/setup.ts"],
          globalSetup: ["test/neo4j/global-setup.ts"],
          include: ON_NEO4J,
          provide: { neo4jLine: line },
          testTimeout: NO_LONGER_THAN,
          hookTimeout: NO_LONGER_THAN,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: index + 1 },
        },
      })),
    ],
  },
});

import { defineConfig } from "vitest/config";
import { neo4jProjects } from "./test/neo4j/projects.ts";

/** Tests that need a real Neo4j: each line that can run here runs all of them, one file at a time on one server. */
const ON_NEO4J = ["test/**/*.neo4j.test.ts"];

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
      ...neo4jProjects().map(({ name, line }, index) => ({
        test: {
          name,
          setupFiles: ["test/setup.ts", "test/neo4j/setup.ts"],
          globalSetup: ["test/neo4j/global-setup.ts"],
          include: ON_NEO4J,
          provide: { neo4jLine: line },
          // Against hanging alone: how long a server takes says nothing of what is right.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: index + 1 },
        },
      })),
    ],
  },
});

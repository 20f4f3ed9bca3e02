import { inject } from "vitest";

// Runs before each file of tests that need a Neo4j. There is no skipping them: no server, no green.
const problem = inject("neo4jProblem");
if (problem !== undefined) throw new Error(problem);

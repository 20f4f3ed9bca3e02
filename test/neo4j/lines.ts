/** The lines of Neo4j Community that tests run on: the newest tested version, its main class and the oldest Java that runs it. */
export const LINES = {
  "5.26": { version: "5.26.30", main: "org.neo4j.server.CommunityEntryPoint", java: 17 },
  "2026": { version: "2026.08.1", main: "org.neo4j.server.Neo4jCommunity", java: 25 },
} as const;
export type Neo4jLine = keyof typeof LINES;

/** Oldest first; the keys of the object above are not in this order. */
export const ALL_LINES: readonly Neo4jLine[] = ["5.26", "2026"];

/** What a test that finds no server tells its reader: a given one is enough but for tests that start, stop and kill servers of their own. */
export const HOW_TO_GET_ONE =
  "Install Java 17 or later and Maven (Debian, Ubuntu: apt-get install openjdk-17-jre-headless maven; macOS: brew install openjdk@21 maven), or run a Docker engine, or set NEO4J_TEST_URI to an empty Neo4j 5.26, beside which tests that kill or configure servers still need one of the former.";

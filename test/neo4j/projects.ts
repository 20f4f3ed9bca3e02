import { givenAddress } from "./given-address.ts";
import type { Neo4jLine } from "./lines.ts";
import { runnersHere } from "./runners.ts";

/** The projects of vitest.config.ts that need a Neo4j, with the line that each runs on, or starts servers of. */
export function neo4jProjects(): { readonly name: string; readonly line: Neo4jLine }[] {
  const lines = runnersHere().map(({ line }) => line);
  // Without any, the oldest is asked for: its tests fail with what to install.
  const [oldest = "5.26"] = lines;
  if (givenAddress() !== undefined) return [{ name: "neo4j", line: oldest }];
  return (lines.length === 0 ? [oldest] : lines).map((line) => ({ name: `neo4j ${line}`, line }));
}

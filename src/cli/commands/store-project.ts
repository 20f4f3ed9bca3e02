import { defineCommand } from "../command.ts";

export const storeProject = defineCommand({
  name: "store project",
  group: "Data",
  summary: "drop what Whocan derived into the Neo4j graph, and build it again",
  details: `The projection (docs/graph.md) is what makes the graph answer: sets, grants and part-of. whocan sync keeps it up to date; build it
again after an update of Whocan, or when somebody changed it. While it is built, the index answers.`,
  examples: [["WHOCAN_STORE=neo4j NEO4J_URI=… NEO4J_PASSWORD=… whocan store project", "of the newest revision"]],
  async run({ session }) {
    const { projectStore } = await import("../work/project-store.ts");
    await projectStore(session);
    return undefined;
  },
});

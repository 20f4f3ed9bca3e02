import { WhocanError } from "../../lib/errors.ts";
import { safeText } from "../safe-text.ts";
import type { Session } from "../session.ts";

const GRAPH_HELP = "Restore the database from a backup, or copy a sound store into an empty one: whocan store copy.";

/** Reads the whole store again. STORE_DAMAGED when something in it does not hold. */
export async function checkStore(session: Session): Promise<void> {
  const { output } = session;
  const store = await (await session.app()).store();
  const report = await store.check();
  if (output.json) await output.value(report);
  else {
    for (const problem of report.problems) await output.line(`${output.style("red", "problem:")} ${safeText(problem)}`);
    const verdict = report.problems.length === 0 ? output.style("green", "sound") : output.style("red", "damaged");
    await output.line(`${verdict}: ${report.revisions} revisions, ${report.facts} facts`);
  }
  if (report.problems.length > 0) {
    throw new WhocanError("STORE_DAMAGED", `${report.problems.length} things in the store do not hold.`, {
      ...(store.name === "sqlite" ? { field: "WHOCAN_DATA" } : { field: "neo4j.uri", help: GRAPH_HELP }),
    });
  }
}

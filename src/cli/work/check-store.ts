import type { App, StoreCheck } from "../../app.ts";
import { systemClock } from "../../lib/clock.ts";
import { WhocanError } from "../../lib/errors.ts";
import { keepCheck } from "../../schedule/store-check-file.ts";
import { safeText } from "../safe-text.ts";
import type { Session } from "../session.ts";

const GRAPH_HELP = "Restore the database from a backup, or copy a sound store into an empty one: whocan store copy.";

const PROJECTION_HELP =
  "Run whocan store project, which builds it again. Until then WHOCAN_ENGINE=index answers right; Cypher and hand queries may not.";

/** Reads the whole store again, and keeps what came of it for status and metrics. STORE_DAMAGED when something in it does not hold. */
export async function checkStore(session: Session): Promise<void> {
  const { output } = session;
  const app = await session.app();
  const report = await checkAndKeep(app);
  if (output.json) await output.value(report);
  else {
    for (const problem of report.problems) await output.line(`${output.style("red", "problem:")} ${safeText(problem)}`);
    const verdict = report.problems.length === 0 ? output.style("green", "sound") : output.style("red", "damaged");
    await output.line(`${verdict}: ${report.revisions} revisions, ${report.facts} facts${projectionText(report)}`);
  }
  if (report.problems.length > 0) throw damaged(app, report);
}

function projectionText({ projection }: StoreCheck): string {
  if (projection === null) return "";
  return projection === "none" ? ", no projection of the newest revision" : `, a projection that is ${projection}`;
}

function damaged({ config }: App, { problems, projection }: StoreCheck): WhocanError {
  if (projection === "broken") {
    return new WhocanError(
      "STORE_DAMAGED",
      "What is derived in the graph does not follow from its facts, which hold.",
      {
        field: "neo4j.uri",
        help: PROJECTION_HELP,
      },
    );
  }
  return new WhocanError("STORE_DAMAGED", `${problems.length} things in the store do not hold.`, {
    ...(config.store === "sqlite" ? { field: "WHOCAN_DATA" } : { field: "neo4j.uri", help: GRAPH_HELP }),
  });
}

/** An empty store leaves nothing behind; one that cannot even be opened for damage does. */
async function checkAndKeep(app: App): Promise<StoreCheck> {
  try {
    const report = await app.checkStore();
    if (report.revisions > 0 || report.problems.length > 0) await keep(app, report);
    return report;
  } catch (error) {
    if (error instanceof WhocanError && error.code === "STORE_DAMAGED") {
      await keep(app, { revisions: 0, facts: 0, problems: [error.message], projection: null });
    }
    throw error;
  }
}

/** A folder that cannot be written can be checked all the same. */
async function keep({ config, logger }: App, { revisions, facts, problems }: StoreCheck): Promise<void> {
  const at = systemClock.now().toISOString();
  const sound = problems.length === 0;
  try {
    await keepCheck(config.data, { store: config.store, at, sound, revisions, facts, problems: problems.length });
  } catch (error) {
    logger.warn({ err: error }, "the result of the check cannot be kept");
  }
}

import type { CheckReport } from "../store/graph-store.ts";
import type { EngineParts } from "./engine-parts.ts";
import type { OpenStore } from "./open-store.ts";

/** What a check of the store found; `problems` has those of the projection too. */
export interface StoreCheck extends CheckReport {
  /** Null in a store that has none, `none` where it is not of the newest revision, or was being written. */
  readonly projection: "sound" | "broken" | "none" | null;
}

/** Reads the whole store again, and compares what is derived in it with what follows from its facts. */
export async function checkStore(store: OpenStore, parts: () => EngineParts): Promise<StoreCheck> {
  const report = await store.check();
  const { database } = store;
  if (database === undefined) return { ...report, projection: null };
  const head = await store.head();
  // What follows from facts that do not hold is no measure.
  if (head === null || report.problems.length > 0) return { ...report, projection: "none" };
  const { checkProjection } = await import("../engines/cypher/project/check.ts");
  const { catalog, lacks } = parts();
  const { state, problems } = await checkProjection({ database, account: head.account, catalog, lacks });
  return { ...report, problems, projection: state };
}

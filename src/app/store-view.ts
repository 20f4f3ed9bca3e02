import type { EngineName } from "../access/answers.ts";
import type { StoreCheckView, StoreView } from "../access/status.ts";
import type { Expected } from "../engines/cypher/mark.ts";
import { readMark, serves } from "../engines/cypher/mark.ts";
import type { OpenStore } from "./open-store.ts";

export interface StoreParts {
  /** The engine of the configuration. */
  readonly wanted: EngineName;
  /** What the graph must hold to answer of the newest revision, if there is one. */
  readonly expected: Expected | undefined;
  readonly check: StoreCheckView | null;
}

/** Where facts are kept, what answers, and how the graph stands. */
export async function storeView(
  { name, database }: OpenStore,
  { wanted, expected, check }: StoreParts,
): Promise<StoreView> {
  const mark = database === undefined ? undefined : await readMark(database);
  const applying = mark?.applying ?? null;
  const current = mark !== undefined && expected !== undefined && serves(mark, expected);
  return {
    name,
    engine: wanted === "cypher" && current ? "cypher" : "index",
    check,
    applying: applying === null ? null : String(applying),
    projection:
      mark === undefined || mark.state === null
        ? null
        : { revision: String(mark.revision), state: mark.state, current },
  };
}

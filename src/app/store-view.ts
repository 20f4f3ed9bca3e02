import type { EngineName } from "../access/answers.ts";
import type { StoreCheckView, StoreView } from "../access/status.ts";
import type { Expected } from "../engines/cypher/mark.ts";
import { readMark, serves } from "../engines/cypher/mark.ts";
import type { OpenStore } from "./open-store.ts";

/** Where facts are kept, what answers, and how the graph stands; `expected` is what it must hold, if there is anything. */
export async function storeView(
  { name, database }: OpenStore,
  engine: EngineName,
  expected: Expected | undefined,
  check: StoreCheckView | null,
): Promise<StoreView> {
  const mark = database === undefined ? undefined : await readMark(database);
  const applying = mark?.applying ?? null;
  return {
    name,
    engine,
    check,
    applying: applying === null ? null : String(applying),
    projection:
      mark === undefined || mark.state === null
        ? null
        : {
            revision: String(mark.revision),
            state: mark.state,
            current: expected !== undefined && serves(mark, expected),
          },
  };
}

import type { AccessEngine } from "../access/engine.ts";
import { DamagedSections } from "../lib/sections/section-file.ts";
import { askEach } from "./ask-each.ts";

/**
 * An engine over a saved index, parts of which are checked only when a question reads them: where one turns out to be damaged, `rebuild`
 * gives an index made of the store, which answers this question and all that follow.
 */
export function orRebuilt(saved: AccessEngine, rebuild: () => Promise<AccessEngine>): AccessEngine {
  let rebuilt: Promise<AccessEngine> | undefined;
  const other = (error: unknown): Promise<AccessEngine> => {
    if (!(error instanceof DamagedSections)) throw error;
    rebuilt ??= rebuild();
    rebuilt.catch(() => {
      rebuilt = undefined;
    });
    return rebuilt;
  };
  const ask = async <Answer>(question: (engine: AccessEngine) => Promise<Answer>): Promise<Answer> => {
    try {
      return await question((await rebuilt) ?? saved);
    } catch (error) {
      return question(await other(error));
    }
  };
  return askEach(saved, ask, async function* (options) {
    let given = 0;
    try {
      for await (const row of ((await rebuilt) ?? saved).matrix(options)) {
        given++;
        yield row;
      }
    } catch (error) {
      // Rows come in one order: those that were given are right, and come first again.
      for await (const row of (await other(error)).matrix(options)) if (--given < 0) yield row;
    }
  });
}

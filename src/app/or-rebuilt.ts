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
  const matrix: AccessEngine["matrix"] = async function* (options) {
    const first = ((await rebuilt) ?? saved).matrix(options);
    yield* resumed(first, async (error) => (await other(error)).matrix(options));
  };
  return {
    ...askEach(saved, ask, matrix),
    async principals(...args) {
      const list = await ask((engine) => engine.principals(...args));
      const again = async (error: unknown) => (await (await other(error)).principals(...args)).batches;
      return { ...list, batches: resumed(list.batches, again) };
    },
  };
}

/** Items come in one order: those that were given before the first source failed are right, and come first again in the second. */
async function* resumed<Item>(
  first: AsyncIterable<Item>,
  again: (error: unknown) => Promise<AsyncIterable<Item>>,
): AsyncGenerator<Item> {
  let given = 0;
  try {
    for await (const item of first) {
      given++;
      yield item;
    }
  } catch (error) {
    for await (const item of await again(error)) if (--given < 0) yield item;
  }
}

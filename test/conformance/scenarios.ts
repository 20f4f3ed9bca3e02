import { describe, it } from "vitest";
import { Conformance, type Systems } from "./conformance.ts";
import { Difference, plainText } from "./difference.ts";
import { expectationOf } from "./scenario/expected.ts";
import { factsOfScenario } from "./scenario/facts.ts";
import { questionOf } from "./scenario/questions.ts";
import { readScenarios } from "./scenario/read.ts";

/** Asks what each scenario asks: the systems and the oracle must agree, and say what was worked out by hand. */
export function describeScenarios(systems: () => Systems): void {
  describe("scenarios", () => {
    const named = readScenarios().map((each) => [each.scenario.title, each] as const);
    it.each(named)("%s", async (_title, { file, scenario }) => {
      const account = factsOfScenario(scenario.account);
      const conformance = await Conformance.load(systems(), account);
      for (const asked of scenario.questions) {
        const question = questionOf(asked);
        const { plain } = await conformance.ask(question, 1);
        const { expected, said } = expectationOf(asked, plain);
        if (plainText(expected) === plainText(said)) continue;
        const sides = [
          { name: `what ${file} expects`, said: expected },
          { name: "every system", said },
        ] as const;
        throw new Difference("by hand", account, question, sides);
      }
    });
  });
}

import { describe, expect, it } from "vitest";
import type { AccessEngine } from "../access/engine.ts";
import { type ErrorCode, WhocanError } from "../lib/errors.ts";
import { orIndex } from "./or-index.ts";

const QUESTIONS = [
  ...(["whoCan", "principals", "effectiveAccess", "can", "explain", "holders", "search", "neighbours"] as const),
  ...(["node", "candidates", "completeness", "report", "verify"] as const),
];

/** Answers every question alike, the matrix by one row. */
function engineOf(name: AccessEngine["name"], answer: () => unknown): AccessEngine {
  const questions = Object.fromEntries(QUESTIONS.map((question) => [question, async () => answer()]));
  const matrix = async function* () {
    yield answer();
  };
  return {
    ...questions,
    name,
    matrix,
    revision: { number: 1 },
    accountPrefixes: ["zoom:acc"],
  } as unknown as AccessEngine;
}

/** An engine whose graph answers so, and how often an index was asked for and the graph was looked at. */
function given(answer: () => unknown, isServing: () => boolean = () => true) {
  const asked = { indexes: 0, looks: 0 };
  const index = async () => {
    asked.indexes++;
    return engineOf("index", () => "the index's");
  };
  const serves = async () => {
    asked.looks++;
    return isServing();
  };
  const engine = orIndex({ graph: engineOf("cypher", answer), serves, index });
  const ask = (question: (typeof QUESTIONS)[number]) => (engine[question] as (request: object) => Promise<unknown>)({});
  return { engine, asked, ask };
}

function failing(error: Error) {
  return given(() => {
    throw error;
  });
}

describe("an engine that asks the graph or else an index", () => {
  it("answers by the graph while that answers, and makes no index", async () => {
    const { engine, asked, ask } = given(() => "the graph's");
    for (const question of QUESTIONS) expect([question, await ask(question)]).toEqual([question, "the graph's"]);
    expect(engine).toMatchObject({ name: "cypher", revision: { number: 1 }, accountPrefixes: ["zoom:acc"] });
    expect(asked).toEqual({ indexes: 0, looks: 1 });
  });

  it("answers by the index until the graph serves, without asking a graph that does not, and then by the graph", async () => {
    let isServing = false;
    const graph = { asked: 0 };
    const { asked, ask } = given(
      () => {
        graph.asked++;
        return "the graph's";
      },
      () => isServing,
    );
    expect(asked).toEqual({ indexes: 0, looks: 0 });
    expect([await ask("can"), await ask("whoCan"), graph.asked]).toEqual(["the index's", "the index's", 0]);
    isServing = true;
    expect([await ask("can"), await ask("whoCan"), graph.asked]).toEqual(["the graph's", "the graph's", 2]);
    expect(asked).toEqual({ indexes: 2, looks: 3 });
  });

  it.each<ErrorCode>(["STORE_CONFLICT", "STORE_APPLYING"])(
    "answers every question by the index where the graph says %s, and asks the graph again for the next",
    async (code) => {
      let isMoved = true;
      const { asked, ask } = given(() => {
        if (isMoved) throw new WhocanError(code, "It has moved on.");
        return "the graph's";
      });
      for (const question of QUESTIONS) expect([question, await ask(question)]).toEqual([question, "the index's"]);
      expect(asked.indexes).toBe(QUESTIONS.length);
      isMoved = false;
      expect(await ask("can")).toBe("the graph's");
    },
  );

  it.each<ErrorCode>(["STORE_UNREACHABLE", "DEADLINE", "CANCELLED", "NO_SUCH_NODE", "STORE_DAMAGED", "INTERNAL"])(
    "says %s as the graph says it",
    async (code) => {
      const error = new WhocanError(code, "It is so.");
      const { asked, ask } = failing(error);
      for (const question of QUESTIONS) await expect(ask(question)).rejects.toBe(error);
      expect(asked.indexes).toBe(0);
    },
  );

  it("lets pass what is no error of ours, though it has such a code", async () => {
    const error = Object.assign(new Error("Something broke."), { code: "STORE_CONFLICT" });
    const { asked, ask } = failing(error);
    await expect(ask("can")).rejects.toBe(error);
    expect(asked.indexes).toBe(0);
  });

  it("streams the matrix from the index alone", async () => {
    const { engine, asked } = given(() => "the graph's");
    const rows: unknown[] = [];
    for await (const row of engine.matrix()) rows.push(row);
    expect([rows, asked.indexes]).toEqual([["the index's"], 1]);
  });
});

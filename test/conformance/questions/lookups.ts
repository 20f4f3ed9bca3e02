import type { MatrixRow, NodeDetail } from "../../../src/access/answers.ts";
import type { NeighboursRequest, SearchRequest } from "../../../src/access/engine.ts";
import { neighbourKey } from "../../../src/access/neighbours.ts";
import { LookupJudge } from "./lookup-judge.ts";
import { answerOfPage, type Question } from "./question.ts";

export function searchQuestion(request: Omit<SearchRequest, "page">): Question {
  return {
    name: "search",
    args: request,
    async ask(engine, page) {
      const answer = await engine.search({ ...request, page });
      const plain = {
        keys: answer.rows.map(({ key }) => key),
        gaps: answer.completeness.gaps.map((gap) => gap.section),
      };
      return answerOfPage(answer, ({ key }) => key, plain);
    },
    judge: (oracle) => new LookupJudge(oracle.account).search(request.text, request.kinds),
  };
}

export function neighboursQuestion(request: Omit<NeighboursRequest, "page">): Question {
  return {
    name: "neighbours",
    args: request,
    async ask(engine, page) {
      const answer = await engine.neighbours({ ...request, page });
      const plain = answer.rows.map(({ direction, relation, node, sections }) => [
        `${direction}|${relation}|${node.key}`,
        ...sections,
      ]);
      return answerOfPage(answer, neighbourKey, plain);
    },
    judge: (oracle) => new LookupJudge(oracle.account).neighbours(request.key),
  };
}

export function nodeQuestion(key: string): Question {
  return {
    name: "node",
    args: { key },
    async ask(engine) {
      const answer = await engine.node(key);
      if (answer === undefined) return { said: null, plain: null, proofs: [], engine: null, page: null };
      const { engine: name, ...said } = answer;
      const plain = { key: said.key, kind: said.kind, id: said.id, absent: absentOf(said) };
      return { said, plain, proofs: [], engine: name, page: null };
    },
    judge: (oracle) => new LookupJudge(oracle.account).node(key),
  };
}

function absentOf({ absent }: Pick<NodeDetail, "absent">): string[] {
  return absent.map(({ field, reason, section }) => `${field} ${reason} ${section}`);
}

export function candidatesQuestion(word: string, rest: string): Question {
  return {
    name: "candidates",
    args: { word, rest },
    async ask(engine) {
      const said = [...(await engine.candidates(word, rest))];
      return { said, plain: said, proofs: [], engine: null, page: null };
    },
    judge: (oracle) => new LookupJudge(oracle.account).candidates(word, rest),
  };
}

export function matrixQuestion(): Question {
  return {
    name: "matrix",
    args: {},
    async ask(engine) {
      const said: MatrixRow[] = [];
      for await (const row of engine.matrix()) said.push(row);
      return { said, plain: null, proofs: [], engine: null, page: null };
    },
  };
}

/** What the account's data leaves open, for `status`. */
export function reportQuestion(): Question {
  return {
    name: "report",
    args: {},
    ask: async (engine) => ({ said: await engine.report(), plain: null, proofs: [], engine: null, page: null }),
  };
}

/** What the matrix may lack, for its export. */
export function completenessQuestion(): Question {
  return {
    name: "completeness",
    args: {},
    ask: async (engine) => ({ said: await engine.completeness(), plain: null, proofs: [], engine: null, page: null }),
  };
}

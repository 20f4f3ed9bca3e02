import { LINES, type Neo4jLine } from "../../test/neo4j/lines.ts";
import { startNeo4j } from "../../test/neo4j/start-neo4j.ts";
import { type AccountSize, accountFacts, sizeFor } from "../account.ts";
import { describeAccount, describeMachine, milliseconds, printTable, rssMb } from "../figures.ts";
import { askBoth, type QuestionFigures } from "./ask-both.ts";
import { bareLoad } from "./bare.ts";
import { benchLoad, type LoadFigures } from "./load.ts";

export interface Neo4jBench {
  readonly users: number;
  readonly seed: number;
  readonly runs: number;
  readonly line: Neo4jLine;
}

/** As an operator would give it: the JVM's defaults, two gigabytes of heap. */
const SERVER = { fastStart: false, heapMb: 2048, pageCacheMb: 1024, conf: { "db.transaction.timeout": "1h" } } as const;

/** Measures the store and both engines on servers of its own, each of them new, and prints one table. */
export async function benchNeo4j({ users, seed, runs, line }: Neo4jBench): Promise<void> {
  const size = sizeFor(users, seed);
  const start = () => startNeo4j({ ...SERVER, line });
  console.error("the yardstick: bare UNWIND");
  const bareServer = await start();
  const bare = await bareLoad(bareServer.uri, accountFacts(size)).finally(() => bareServer.stop());
  const server = await start();
  try {
    console.error("first load and second reading");
    const load = await benchLoad(server.uri, size);
    console.error("questions");
    const { indexSeconds, questions } = await askBoth(server.uri, size, runs);
    const indexRow = [
      "index built from Neo4j",
      `${indexSeconds.toFixed(1)} s`,
      `${Math.round(load.facts / indexSeconds)} facts/s`,
    ];
    printTable(["what", "figure", "beside"], [...loadRows(bare, load), indexRow]);
    printTable(
      ["question (ms)", "index p50", "p95", "p99", "calls", "cypher p50", "p95", "p99", "calls"],
      questions.map(questionRow),
    );
    console.log(`memory: whocan ${rssMb(process.pid)} MB (index in it), Neo4j ${rssMb(server.pid)} MB`);
    console.log(describe(size, line, runs));
  } finally {
    await server.stop();
  }
}

function loadRows(bare: Awaited<ReturnType<typeof bareLoad>>, load: LoadFigures): string[][] {
  const bareRate = (bare.nodes + bare.relations) / bare.seconds;
  const rate = load.facts / load.commitSeconds;
  const first = load.commitSeconds + load.projectSeconds;
  const second = load.secondCommitSeconds + load.secondProjectSeconds;
  return [
    [
      "bare UNWIND",
      `${bare.seconds.toFixed(1)} s, ${Math.round(bareRate)} rows/s`,
      `${bare.nodes} nodes, ${bare.relations} relations`,
    ],
    [
      "first load: facts",
      `${load.commitSeconds.toFixed(1)} s, ${Math.round(rate)} facts/s`,
      `${percent(rate / bareRate)} of the bare rate`,
    ],
    ["first load: projection", `${load.projectSeconds.toFixed(1)} s`, ""],
    [
      "second reading, 0.1 % changed",
      `${second.toFixed(2)} s`,
      `${percent(second / first)} of the first load (${load.changes} changes)`,
    ],
    [
      "  of it: facts, projection",
      `${load.secondCommitSeconds.toFixed(2)} s, ${load.secondProjectSeconds.toFixed(2)} s`,
      "",
    ],
  ];
}

function questionRow({ name, index, cypher, engine }: QuestionFigures): string[] {
  const shown = engine === "cypher" ? name : `${name} *`;
  return [
    shown,
    ...[index, cypher].flatMap(({ p50, p95, p99, runs }) => [...[p50, p95, p99].map(milliseconds), String(runs)]),
  ];
}

function describe(size: AccountSize, line: Neo4jLine, runs: number): string {
  const server = `Neo4j ${LINES[line].version}, heap ${SERVER.heapMb} MB`;
  return `${describeAccount(size)}; at most ${runs} calls each\n${describeMachine()}; ${server}\n* the Cypher engine leaves it to the index`;
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1)} %`;
}

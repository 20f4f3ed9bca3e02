import { parseArgs } from "node:util";
import { benchHostile } from "./hostile.ts";
import { benchNeo4j } from "./neo4j/run.ts";

const USAGE = `npm run bench -- --hostile
npm run bench -- --store neo4j [--users 100000] [--seed 1] [--runs 200] [--line 5.26|2026]

The first prints how long a server takes to refuse hostile requests. The second prints one table: load, second reading, and each question by both engines in one run, with what they were measured on.`;

const { values } = parseArgs({
  options: {
    store: { type: "string" },
    users: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    runs: { type: "string", default: "200" },
    line: { type: "string", default: "5.26" },
    hostile: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.hostile) {
  await benchHostile();
} else if (values.help || values.store !== "neo4j") {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else {
  const { line } = values;
  if (line !== "5.26" && line !== "2026") throw new Error("--line is 5.26 or 2026.");
  await benchNeo4j({ users: whole(values.users), seed: whole(values.seed), runs: whole(values.runs), line });
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${text} is not a whole number above 0.`);
  return number;
}

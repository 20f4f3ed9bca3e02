import { parseArgs } from "node:util";
import { benchCrashes } from "./crashes.ts";
import { benchDefault, PARTS } from "./default/run.ts";
import { benchFuzz } from "./fuzz.ts";
import { benchHostile } from "./hostile.ts";
import { benchNeo4j } from "./neo4j/run.ts";

const USAGE = `npm run bench -- [--users 1000,10000,100000] [--only store,sync,served] [--seed 1] [--runs 200] [--clients 64] [--seconds 10]
npm run bench -- --store neo4j [--users 100000] [--seed 1] [--runs 200] [--line 5.26|2026]
npm run bench -- --hostile
npm run bench -- --fuzz [--runs 1000000] [--seed 1]
npm run bench -- --crashes [--runs 1000] [--seed 1]

Prints what reading, writing, indexing and asking take on the default store, by size, in one table with what it was measured on: reading a
made-up account from a fake Zoom, as fast as it goes and within rate limits; the store and its index; each question in process, beside plain loops
over arrays of the same account; questions and exports over HTTP. It ends with 1 where an answer is wrong, never where one is slow.
--users 1000000 makes twenty million relations: it takes an hour or more and some 20 GB of disk, and is in no list.
--store neo4j: both engines in one run, at one size, on a server that it starts. --hostile: how long a server takes to refuse hostile requests.
--fuzz: tries that many random cursors, proofs and connections, a tenth of it of nested proofs, records of a provider and files of an index, a
fiftieth of configurations, and a thousandth or less of files of a store. --crashes: kills that many runs and migrations, and says what held
(Linux, with a C compiler).`;

const { values } = parseArgs({
  options: {
    store: { type: "string", default: "sqlite" },
    users: { type: "string" },
    only: { type: "string", default: PARTS.join(",") },
    seed: { type: "string", default: "1" },
    runs: { type: "string" },
    line: { type: "string", default: "5.26" },
    clients: { type: "string", default: "64" },
    seconds: { type: "string", default: "10" },
    fuzz: { type: "boolean", default: false },
    crashes: { type: "boolean", default: false },
    hostile: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const { store, line } = values;
const seed = whole(values.seed);
if (values.help) console.log(USAGE);
else if (values.hostile) await benchHostile();
else if (values.fuzz) await benchFuzz({ runs: whole(values.runs ?? "1000000"), seed });
else if (values.crashes) await benchCrashes({ runs: whole(values.runs ?? "1000"), seed });
else if (store === "sqlite") {
  await benchDefault({
    users: (values.users ?? "1000,10000,100000").split(",").map(whole),
    parts: values.only
      .split(",")
      .map((part) => PARTS.find((each) => each === part) ?? fail(`--only is some of ${PARTS}.`)),
    seed,
    runs: whole(values.runs ?? "200"),
    clients: whole(values.clients),
    seconds: whole(values.seconds),
  });
} else if (store === "neo4j") {
  if (line !== "5.26" && line !== "2026") fail("--line is 5.26 or 2026.");
  else await benchNeo4j({ users: whole(values.users ?? "100000"), seed, runs: whole(values.runs ?? "200"), line });
} else fail("--store is sqlite or neo4j.");

function whole(text: string): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 ? number : fail(`${text} is not a whole number above 0.`);
}

function fail(why: string): never {
  throw new Error(why);
}

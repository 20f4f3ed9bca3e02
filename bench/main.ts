import { parseArgs } from "node:util";
import { benchCrashes } from "./crashes.ts";
import { benchFuzz } from "./fuzz.ts";
import { benchGraphql } from "./graphql/run.ts";
import { benchHostile } from "./hostile.ts";
import { benchNeo4j } from "./neo4j/run.ts";
import { benchSqlite } from "./sqlite/run.ts";
import { benchSync } from "./sync/run.ts";

const USAGE = `npm run bench -- [--store sqlite|neo4j] [--users 1000,10000,100000] [--seed 1] [--runs 200] [--line 5.26|2026]
npm run bench -- --graphql [--users 10000] [--seed 1] [--clients 64] [--seconds 10]
npm run bench -- --sync [--users 1000,10000] [--limited 1000:1,10000:200] [--seed 1]
npm run bench -- --hostile
npm run bench -- --fuzz [--runs 1000000] [--seed 1]
npm run bench -- --crashes [--runs 1000] [--seed 1]

Prints what loading, changing, indexing and asking take, with what they were measured on. By default of the SQLite store and the index at
three sizes; of Neo4j both engines in one run, at one size. --graphql: what a server answers many clients, and its exports. --sync: reading
a made-up account from a fake Zoom, as fast as it goes, and within rate limits (users:limits times so much). --hostile: how long a server takes
to refuse hostile requests. --fuzz: tries that many random cursors, proofs and connections, a tenth of it of nested proofs, records of a
provider and files of an index, a fiftieth of configurations, and a five-hundredth or less of files of a store. --crashes: kills that many runs and migrations, and says what
held (Linux, with a C compiler). Each question of SQLite is shown beside plain loops over arrays of the same account. --users 1000000 makes
twenty million relations: it takes an hour or more and some 20 GB of disk, and is in no list.`;

const { values } = parseArgs({
  options: {
    store: { type: "string", default: "sqlite" },
    users: { type: "string" },
    seed: { type: "string", default: "1" },
    runs: { type: "string" },
    line: { type: "string", default: "5.26" },
    clients: { type: "string", default: "64" },
    seconds: { type: "string", default: "10" },
    limited: { type: "string", default: "1000:1,10000:200" },
    graphql: { type: "boolean", default: false },
    sync: { type: "boolean", default: false },
    fuzz: { type: "boolean", default: false },
    crashes: { type: "boolean", default: false },
    hostile: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const { store, line } = values;
if (values.help) console.log(USAGE);
else if (values.hostile) await benchHostile();
else if (values.graphql) {
  const users = (values.users ?? "10000").split(",").map(whole);
  const { seed, clients, seconds } = values;
  await benchGraphql({ users, seed: whole(seed), clients: whole(clients), seconds: whole(seconds) });
} else if (values.sync) {
  const users = (values.users ?? "1000,10000").split(",").map(whole);
  const limited = values.limited.split(",").filter((each) => each !== "");
  await benchSync({
    users,
    limited: limited
      .map((each) => each.split(":").map(whole))
      .map(([count = 1, times = 1]) => ({ users: count, times })),
    seed: whole(values.seed),
  });
} else if (values.fuzz) await benchFuzz({ runs: whole(values.runs ?? "1000000"), seed: whole(values.seed) });
else if (values.crashes) await benchCrashes({ runs: whole(values.runs ?? "1000"), seed: whole(values.seed) });
else if (store === "sqlite") {
  const users = (values.users ?? "1000,10000,100000").split(",").map(whole);
  await benchSqlite({ users, seed: whole(values.seed), runs: whole(values.runs ?? "200") });
} else if (store === "neo4j") {
  if (line !== "5.26" && line !== "2026") throw new Error("--line is 5.26 or 2026.");
  await benchNeo4j({
    users: whole(values.users ?? "100000"),
    seed: whole(values.seed),
    runs: whole(values.runs ?? "200"),
    line,
  });
} else throw new Error("--store is sqlite or neo4j.");

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${text} is not a whole number above 0.`);
  return number;
}

import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import { STORE_FILE } from "../../src/store/sqlite/store-file.ts";
import { ACCOUNT, accountChanges, accountCoverage, accountFacts, firstCoverage, sizeFor } from "../account.ts";
import { timeOnce } from "../figures.ts";
import { openBenchApp } from "./open-bench-app.ts";

export interface LoadFigures {
  readonly facts: number;
  readonly loadSeconds: number;
  readonly changes: number;
  readonly changeSeconds: number;
  readonly fileMb: number;
  readonly indexSeconds: number;
  readonly olderSeconds: number;
  readonly indexMb: number;
}

// A process of its own, so that its memory is its own: folder, users, seed. It fills the folder with a store of two revisions, of which the
// first is not read to its end everywhere, and their indexes, and prints the figures as JSON.
const [directory = ".", users = "1000", seed = "1"] = process.argv.slice(2);
const size = sizeFor(Number(users), Number(seed));
const changes = accountChanges(size);
process.stdout.write(JSON.stringify({ ...(await load()), ...(await index()) } satisfies LoadFigures));

async function load() {
  const store = await openSqliteStore({ directory });
  const { digest } = loadCatalog();
  const info = (parent: number) => {
    return {
      at: `2026-11-0${parent + 1}T00:00:00.000Z`,
      connection: "bench",
      account: ACCOUNT,
      catalogDigest: digest,
      parent,
    };
  };
  try {
    const whole = { opened: { [Symbol.iterator]: () => accountFacts(size) }, closed: [] };
    const [loadSeconds, { counts }] = await timeOnce(() => store.commit(whole, firstCoverage(size), info(0)));
    const [changeSeconds] = await timeOnce(() => store.commit(changes, accountCoverage(size), info(1)));
    const count = changes.opened.length + changes.closed.length;
    return { facts: counts.facts, loadSeconds, changes: count, changeSeconds };
  } finally {
    await store.close();
  }
}

async function index() {
  const app = await openBenchApp(directory);
  try {
    const [indexSeconds] = await timeOnce(() => app.engineAt(undefined, undefined));
    const folder = join(directory, "index");
    const bytes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    const [olderSeconds] = await timeOnce(() => app.engineAt("1", undefined));
    const fileMb = megabytes(statSync(join(directory, STORE_FILE)).size);
    return { fileMb, indexSeconds, olderSeconds, indexMb: megabytes(Math.max(...bytes)) };
  } finally {
    await app.close();
  }
}

function megabytes(bytes: number): number {
  return bytes / 2 ** 20;
}

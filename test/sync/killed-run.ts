/**
 * A run in a process of its own, to be killed: `killed-run.ts <folder> <section/extent | commit>`. It prints each extent that
 * it begins to read, and hangs at the named one; at `commit` it prints that and goes on.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { silentLogger } from "../../src/lib/logger.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import { runSync } from "../../src/sync/run-sync.ts";
import { openRunsDb } from "../../src/sync/runs-db.ts";
import { FakeSource, smallAccount } from "./fake-account.ts";
import { FakeClock } from "./fake-clock.ts";

const [folder = "", hangAt = ""] = process.argv.slice(2);
const source = new FakeSource(smallAccount());
source.beforePage = async (section, extent) => {
  process.stdout.write(`${section}/${extent}\n`);
  if (`${section}/${extent}` === hangAt) await sleep(600_000);
};
await runSync({
  ...{ session: source, store: await openSqliteStore({ directory: folder }), runs: openRunsDb(folder) },
  ...{ clock: new FakeClock(), logger: silentLogger, catalogDigest: "catalog", connection: "fake", concurrency: 1 },
  progress: (event) => {
    if (event.type === "committing") process.stdout.write("commit\n");
  },
});
process.stdout.write("done\n");
await sleep(600_000);

import { loadCatalog } from "../../src/catalog/catalog.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import { ACCOUNT, accountCoverage, accountFacts, sizeFor } from "../account.ts";

// Writes the bench's account into a store: folder, users and seed. In a process of its own, so that whoever serves it starts small.
const [directory = "", users, seed] = process.argv.slice(2);
const size = sizeFor(Number(users), Number(seed));
const store = await openSqliteStore({ directory });
const opened = { [Symbol.iterator]: () => accountFacts(size) };
const info = { at: "2026-11-01T00:00:00.000Z", connection: "bench", account: ACCOUNT, parent: 0 };
const revision = await store.commit({ opened, closed: [] }, accountCoverage(size), {
  ...info,
  catalogDigest: loadCatalog().digest,
});
await store.close();
console.log(JSON.stringify(revision.counts));

import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { CAST } from "../../src/demo/account/cast.ts";
import { copyHistory } from "../../src/store/copy-history.ts";
import { openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import { codeOf } from "../faults-neo4j/code-of.ts";
import { FaultProxy } from "../faults-neo4j/fault-proxy.ts";
import { connect } from "../neo4j/connect.ts";
import { serveIntoNeo4j } from "./neo4j-account.ts";
import type { ServedAccount } from "./served-account.ts";

/** Nobody has to wait for a writer that is not heard of. */
const BATCHES = { changesPerTransaction: 1, changesPerBatch: 5, leaseMs: 1, retryMs: 0 };
const CYPHER = { env: { WHOCAN_ENGINE: "cypher" } };
const CAN = ["can", `user:${CAST.bystander.email}`, "DataWrite", "set:User"];

let served: ServedAccount;
beforeEach(async () => {
  served = await serveIntoNeo4j(16);
  expect((await served.whocan(["sync"])).code).toBe(0);
});
afterEach(() => served.close());

/** Everybody works elsewhere now, and who could do nothing is an administrator. */
function changeAccount(): void {
  const admin = served.account.roles.find(({ name }) => name === "User Admin");
  for (const user of served.account.users) user.department = "Research";
  Object.assign(served.account.users.find(({ email }) => email === CAST.bystander.email) ?? {}, { roleId: admin?.id });
}

/** Writes the second revision, as it was read into a copy, into the graph, and loses the server after the second of its batches. */
async function applyHalf(): Promise<void> {
  const folder = await mkdtemp(join(served.folder, "copy-"));
  const copy = { env: { WHOCAN_STORE: "sqlite", WHOCAN_DATA: folder } };
  expect((await served.whocan(["store", "copy", "--from", "neo4j", "--to", "sqlite"], copy)).code).toBe(0);
  expect((await served.whocan(["sync"], copy)).code).toBe(0);

  const proxy = await FaultProxy.before(inject("neo4j").uri);
  const from = await openSqliteStore({ directory: folder });
  const to = await openNeo4jStore({ ...inject("neo4j"), ...BATCHES, uri: proxy.uri });
  const driver = connect(inject("neo4j"));
  proxy.begin(async () => {
    const { records } = await driver.executeQuery("MATCH (s:WhocanStore) WHERE s.batch >= 2 RETURN s");
    proxy.refuses = records.length > 0;
    return proxy.refuses ? 0 : undefined;
  });
  expect(await codeOf(copyHistory({ from, to, folder }))).toBe("STORE_UNREACHABLE");
  await Promise.all([to.close(), from.close(), driver.close()]);
}

it("a revision that was broken off in the middle answers nothing: the one before does, until the next run has written it", async () => {
  const before = await served.json(CAN);
  expect(before).toMatchObject({ verdict: "NO", revision: "1" });
  const everybody = await served.json(["who-can", "DataWrite", "set:User", "--all"]);
  changeAccount();
  await applyHalf();

  const { revision, store } = await served.json(["status"]);
  expect([revision.number, store]).toEqual([
    "1",
    expect.objectContaining({
      applying: "2",
      engine: "index",
      projection: expect.objectContaining({ current: false }),
    }),
  ]);
  const human = (await served.whocan(["status"], CYPHER)).stdout;
  expect(human).toContain("answered by index\nRevision 2 is being written, or was broken off");
  for (const setting of [{}, CYPHER]) {
    expect((await served.whocan(CAN, setting)).stdout).toMatch(/^NO · revision 1 · by index\n/u);
    const asked = await served.whocan(["who-can", "DataWrite", "set:User", "--all", "--json"], setting);
    expect(JSON.parse(asked.stdout)).toEqual(everybody);
  }

  const [report] = (await served.json(["sync"])).reports;
  expect(report).toMatchObject({ revision: { number: 2 }, projection: { how: "rebuilt", revision: 2 } });
  expect((await served.whocan(CAN, CYPHER)).stdout).toMatch(/^YES · revision 2 · by cypher\n/u);
  expect((await served.whocan([...CAN, "--at", "1"], CYPHER)).stdout).toMatch(/^NO · revision 1 · by index\n/u);
  expect(await served.json(["store", "check"])).toMatchObject({ revisions: 2, problems: [], projection: "sound" });
});

import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { CAST } from "../../src/demo/account/cast.ts";
import type { DemoUser } from "../../src/demo/account/demo-account.ts";
import { connect } from "../neo4j/connect.ts";
import { serveIntoNeo4j } from "./neo4j-account.ts";
import type { ServedAccount } from "./served-account.ts";

let served: ServedAccount;
beforeEach(async () => {
  served = await serveIntoNeo4j(16);
});
afterEach(() => served.close());

async function inGraph(statement: string): Promise<void> {
  const driver = connect(inject("neo4j"));
  await driver.executeQuery(statement);
  await driver.close();
}

/** Reads the account and gives what the run did. */
async function sync() {
  return (await served.json(["sync"])).reports[0];
}

function userOf(email: string): DemoUser {
  const user = served.account.users.find((one) => one.email === email);
  if (user === undefined) throw new Error(`There is no ${email}.`);
  return user;
}

it("keeps each revision in the graph: what changed changes answers from then on, and none of the past", async () => {
  const first = await sync();
  expect(first).toMatchObject({ revision: { number: 1 }, unchanged: false });
  expect(await sync()).toMatchObject({ revision: null, unchanged: true });
  const can = ["can", `user:${CAST.bystander.email}`, "DataWrite", "set:User"];
  const before = await served.json(can);
  expect(before).toMatchObject({ verdict: "NO", revision: "1" });
  const people = await served.json(["who-can", "DataWrite", "set:User", "--all"]);
  const proof = await served.whocan(["explain", `user:${CAST.helpdesk.email}`, "DataWrite", "set:User", "--json"]);

  const admin = served.account.roles.find(({ name }) => name === "User Admin");
  Object.assign(userOf(CAST.bystander.email), { roleId: admin?.id, department: "Research" });
  userOf(CAST.helpdesk.email).roleId = "2";
  served.account.users = served.account.users.filter(({ email }) => email !== CAST.forgottenAdmin.email);
  const second = await sync();
  expect(second.revision).toMatchObject({ number: 2, parentDigest: first.revision.digest });

  expect(await served.json(can)).toMatchObject({ verdict: "YES", revision: "2" });
  expect(await served.json([...can, "--at", "1"])).toEqual({ ...before, evaluatedAt: expect.any(String) });
  expect(await served.json([...can, "--at", first.revision.at])).toMatchObject({ verdict: "NO", revision: "1" });
  expect(await served.json(["who-can", "DataWrite", "set:User", "--all", "--at", "1"])).toEqual(people);
  expect((await served.whocan(["verify", "-"], { stdin: proof.stdout })).code).toBe(0);
  const user = `user:${CAST.bystander.email}`;
  expect((await served.json(["show", user])).properties.department).toBe("Research");
  expect((await served.json(["show", user, "--at", "1"])).properties.department).toBe("Engineering");
  const gone = ["can", `user:${CAST.forgottenAdmin.email}`, "DataWrite", "set:User"];
  expect(await served.whocan(gone)).toMatchObject({ code: 7, stderr: expect.stringContaining("NO_SUCH_NODE") });
  expect(await served.json([...gone, "--at", "1"])).toMatchObject({ verdict: "YES" });

  const status = await served.json(["status"]);
  expect(status.revision).toMatchObject({ number: "2", account: served.account.id });
  expect(status.lastRun).toMatchObject({ outcome: "committed", revision: "2" });
  const projection = { revision: "2", state: "ready", current: true };
  expect(status.store).toEqual({ name: "neo4j", engine: "index", check: null, applying: null, projection });
  expect(second.projection).toMatchObject({ how: "updated", revision: 2 });
  expect(await served.json(["store", "check"])).toMatchObject({
    revisions: 2,
    problems: [],
    projection: "sound",
  });
});

it("says when the graph does not answer, lets the index answer meanwhile, and builds it again by a command", async () => {
  await sync();
  const cypher = { env: { WHOCAN_ENGINE: "cypher" } };
  const question = ["can", `user:${CAST.owner.email}`, "DataWrite", "set:User"];
  const status = async () => (await served.whocan(["status"], cypher)).stdout;
  expect((await served.whocan(question, cypher)).stdout).toMatch(/^YES · revision 1 · by cypher\n/u);
  expect(await status()).toContain("Kept in neo4j, answered by cypher\nProjection of revision 1: ready\n");

  // As a build leaves it that was broken off.
  await inGraph("MATCH (p:WhocanProjection) SET p.state = 'building'");
  expect((await served.whocan(question, cypher)).stdout).toMatch(/^YES · revision 1 · by index\n/u);
  expect(await status()).toMatch(
    /answered by index\nProjection of revision 1: being built, or broken off; whocan store project/u,
  );
  // A run that finds nothing new mends it too.
  expect((await served.whocan(["sync"])).stdout).toMatch(/nothing changed.*\nProjection of revision 1: rebuilt\n/u);
  expect((await served.whocan(question, cypher)).stdout).toMatch(/^YES · revision 1 · by cypher\n/u);

  await inGraph("MATCH (n) WHERE n:WhocanProjection OR n:ResourceSet OR n:PseudoPrincipal DETACH DELETE n");
  expect(await status()).toContain("No projection: run whocan store project");
  const { code, stdout } = await served.whocan(["store", "project"]);
  expect([code, stdout]).toEqual([0, "Projection of revision 1: rebuilt\n"]);
  expect((await served.whocan(question, cypher)).stdout).toMatch(/^YES · revision 1 · by cypher\n/u);

  await inGraph("MATCH (:ZoomRole)-[r {origin: 'privilege'}]->() WITH r LIMIT 1 DELETE r");
  const broken = await served.whocan(["store", "check"]);
  expect(broken.stdout).toMatch(
    /^problem: The grant .* follows from the facts, but is not in the graph\.\ndamaged: 1 r/u,
  );
  expect(broken.stderr).toMatch(/STORE_DAMAGED: What is derived in the graph .*\n(.*\n)?.*whocan store project/u);
  expect((await served.whocan(["store", "project"])).code).toBe(0);
  const sound = await served.whocan(["store", "check"]);
  expect([sound.code, sound.stdout]).toEqual([0, expect.stringMatching(/^sound: .*, a projection that is sound\n$/u)]);
  const other = await served.whocan(["store", "project"], { env: { WHOCAN_STORE: "sqlite" } });
  expect([other.code, other.stderr]).toEqual([
    3,
    expect.stringContaining("CONFIG_INVALID: The store sqlite has no proj"),
  ]);
});

it("goes to SQLite and back with the digest of every revision, and answers there as here", async () => {
  await sync();
  userOf(CAST.bystander.email).department = "Research";
  await sync();
  const other = await mkdtemp(join(served.folder, "copy-"));
  const sqlite = { cwd: other, env: { WHOCAN_STORE: "sqlite" } };
  const copy = async (...argv: string[]) => {
    const { code, stdout, stderr } = await served.whocan(["store", "copy", ...argv, "--json"], sqlite);
    expect([argv, code, stderr]).toEqual([argv, 0, expect.any(String)]);
    return { ...JSON.parse(stdout), stderr };
  };
  const there = await copy("--from", "neo4j", "--to", "sqlite");
  expect(there).toMatchObject({ account: served.account.id, revisions: 2, kept: 0 });
  expect(there.stderr).toMatch(/^Revision 1 of 2: \d+ facts opened, 0 closed\nRevision 2 of 2: 1 .* 1 closed\n/u);
  expect(await copy("--from", "neo4j", "--to", "sqlite")).toMatchObject({
    revisions: 2,
    kept: 2,
    digest: there.digest,
  });

  const question = ["show", `user:${CAST.bystander.email}`, "--json"];
  for (const argv of [question, [...question, "--at", "1"], ["status", "--json"], ["store", "check", "--json"]]) {
    const [here, copied] = [await served.whocan(argv), await served.whocan(argv, sqlite)];
    const answer = JSON.parse(here.stdout);
    // The record of runs stays in the folder that they ran in.
    const store = { name: "sqlite", engine: "index", check: null, applying: null, projection: null };
    if (argv[1] === "check") Object.assign(answer, { projection: null });
    if (argv[0] === "status") Object.assign(answer, { lastRun: null, store, evaluatedAt: expect.any(String) });
    expect(JSON.parse(copied.stdout)).toEqual(answer);
  }

  // Another history, though of the same account, is not written over.
  await served.whocan(["sync"], { cwd: other, env: { WHOCAN_STORE: "sqlite", WHOCAN_DATA: "fresh" } });
  const conflict = await served.whocan(
    ["store", "copy", "--from", "sqlite", "--to", "neo4j", "--data", "fresh"],
    sqlite,
  );
  expect(conflict).toMatchObject({ code: 6, stdout: "", stderr: expect.stringContaining("error STORE_CONFLICT: ") });
  await rm(other, { recursive: true });
});

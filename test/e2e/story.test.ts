import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CAST } from "../../src/demo/account/cast.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { query } from "../api/client.ts";
import { startWhocan, type Whocan, whocan } from "./whocan.ts";

/** What the issue says a user can do, line by line, each command a process of its own. */
const USERS = 40;
const FORGOTTEN = `user:${CAST.forgottenAdmin.email}`;
const account = makeDemoAccount({ users: USERS });

let cwd: string;
let demo: Whocan;
let url: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "whocan-e2e-"));
  demo = startWhocan(["demo", "--port", "0", "--users", String(USERS)], { cwd });
  url = await demo.waitFor(/GraphQL on (http:\S+)\/graphql/u);
});
afterAll(async () => {
  demo.kill("SIGTERM");
  await demo.ended;
  await rm(cwd, { recursive: true, force: true });
});

async function run(argv: readonly string[], stdin?: string): Promise<string> {
  const { code, stdout, stderr } = await whocan(argv, { cwd, ...(stdin === undefined ? {} : { stdin }) });
  expect({ argv, code, stderr }).toEqual({ argv, code: 0, stderr: "" });
  return stdout;
}

/** The row of a table that begins with this, its columns taken apart. */
function rowOf(table: string, first: string): string[] | undefined {
  const line = table.split("\n").find((each) => each.startsWith(`${first} `));
  return line?.trimEnd().split(/ {2,}/u);
}

it("reads the demo account over HTTP with progress, writes revision 1, serves GraphQL and says what to try", () => {
  const said = demo.said();
  expect(said).toMatch(
    /^Tidemark Instruments \(demo\): 40 users, served by a fake Zoom on http:\/\/127\.0\.0\.1:\d+$/mu,
  );
  expect(said).toMatch(/^users: 40 records in 3 extents, /mu);
  expect(said).toMatch(new RegExp(`^Account ${account.id} by demo: revision 1, \\d+ facts opened, 0 closed`, "mu"));
  expect(said).toContain("npx whocan status");
  for (const { what } of account.planted) expect(said).toContain(`# ${what}`);
});

it("says what was read, and how completely", async () => {
  const status = await run(["status"]);
  expect(status).toMatch(
    new RegExp(`^Revision 1, \\d+ \\w+ old \\(20.*\\): account ${account.id} by connection demo, \\d+ facts$`, "mu"),
  );
  expect(rowOf(status, "users")).toEqual(["users", "complete", "3/3", expect.any(String)]);
  expect(rowOf(status, "ZoomUser")).toEqual(["ZoomUser", String(USERS)]);
  const { data } = await query(url, "{ status { revision { number account } coverage { section status } } }");
  expect(data.status.revision).toEqual({ number: "1", account: account.id });
  const ends = (data.status.coverage as { section: string; status: string }[]).filter(
    ({ section }) => section !== "activities",
  );
  expect(new Set(ends.map(({ status: end }) => end))).toEqual(new Set(["complete"]));
});

it("says who can, what somebody can, whether one can and why, and all of it agrees", async () => {
  const people = await run(["who-can", "--privilege", "Role:Edit", "set:Role"]);
  const row = rowOf(people, FORGOTTEN);
  expect(row?.at(-1)).toBe("User Admin, privilege Role:Edit");
  expect(row?.[2]).toBe("MetadataRead, MetadataWrite, MetadataCreate, MetadataDelete");
  expect(rowOf(people, `user:${CAST.bystander.email}`)).toBeUndefined();

  const effective = await run(["effective-access", FORGOTTEN, "--classes", "Role"]);
  expect(rowOf(effective, "Role")?.slice(0, 3)).toEqual([
    "Role",
    "set:Role",
    "MetadataRead, MetadataWrite, MetadataCreate, MetadataDelete",
  ]);
  expect(await run(["can", FORGOTTEN, "DataWrite", "set:User"])).toMatch(/^YES · revision 1 · by index\n/u);
  const why = await run(["explain", FORGOTTEN, "DataWrite", `user:${CAST.bystander.email}`]);
  for (const word of ["HAS_ROLE → User Admin", "DataWrite → all User", "User:Edit", "Zoom OpenAPI: Users"]) {
    expect(why).toContain(word);
  }
  const holders = await run(["holders", "privilege:RecordingContent:Read"]);
  expect(rowOf(holders, `user:${CAST.auditor.email}`)).toBeDefined();
  expect(rowOf(holders, FORGOTTEN)).toBeUndefined();

  const text = `{ can(principal: "${FORGOTTEN}", permission: DataWrite, resource: "set:User") { verdict witness { digest } }
    whoCan(privilege: "Role:Edit", resource: "set:Role", first: 1000) { totalCount } }`;
  const { data } = await query(url, text);
  expect(data.can.verdict).toBe("YES");
  expect(people).toContain(`\n${data.whoCan.totalCount} principals: `);
});

it("answers about one recording, whose host can always read it", async () => {
  const [recording] = account.recordings;
  const host = account.users.find(({ id }) => id === recording?.hostId);
  const readers = await run(["who-can", "DataRead", `recording:${recording?.uuid}`]);
  expect(rowOf(readers, `user:${host?.email.toLowerCase()}`)?.at(-1)).toContain("ownership Recording");
  expect(rowOf(readers, `user:${CAST.owner.email}`)?.at(-1)).toBe("Owner, built-in 0");
  expect(rowOf(readers, "pseudo:Everyone")?.at(-1)).toBe("share-link publicly");
  expect(readers).toContain("complete: nothing unread could change this");
});

it("finds people by any part of a name, and shows a role with its members and privileges", async () => {
  expect(rowOf(await run(["find", "BRANDÃO"]), FORGOTTEN)?.[1]).toBe("ZoomUser");
  const helpdesk = await run(["show", "role:Helpdesk"]);
  expect(helpdesk).toMatch(/^ZoomRole Helpdesk\n/u);
  expect(helpdesk).toContain(`← HAS_ROLE ─  user:${CAST.helpdesk.email}`);
  expect(helpdesk).toMatch(/─ GRANTS → .* User:Edit /u);
});

it("exports every grant with its origin and its way", async () => {
  const lines = (await whocan(["export", "access", "--format", "ndjson"], { cwd })).stdout.trimEnd().split("\n");
  const rows = lines.map((line) => JSON.parse(line));
  const row = rows.find(
    ({ principal, target, permissions }) =>
      principal.email === CAST.forgottenAdmin.email &&
      target.key.endsWith(":set:User") &&
      permissions.includes("DataWrite"),
  );
  const role = account.roles.find(({ name }) => name === "User Admin");
  expect(row).toMatchObject({
    principal: { kind: "ZoomUser", status: "active" },
    target: { class: "User" },
    state: "ACTIVE",
    bound: "EXACT",
    origin: { kind: "privilege", value: "User:Edit" },
    via: [expect.stringContaining(`:role:${role?.id}`)],
    revision: 1,
  });
});

it("gives proofs that hold, and no longer when a byte of them is changed", async () => {
  const proofs = await run(["explain", FORGOTTEN, "DataWrite", "set:User", "--json"]);
  await writeFile(join(cwd, "proof.json"), proofs);
  expect(await run(["verify", "proof.json"])).toMatch(/^holds [0-9a-f]{64}\n$/u);
  const changed = proofs.replace("User:Edit", "User:Exit");
  const failed = await whocan(["verify", "-"], { cwd, stdin: changed });
  expect([failed.code, failed.stderr]).toEqual([7, expect.stringContaining("error PROOF_FAILED: ")]);
  const broken = await whocan(["verify", "-"], { cwd, stdin: proofs.replace('"spine"', '"spime"') });
  expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining("error BAD_PROOF: ")]);
});

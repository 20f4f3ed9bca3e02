import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApp } from "../../src/app.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { createLogger } from "../../src/lib/logger.ts";
import { query } from "../api/client.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";
import { startWhocan } from "./whocan.ts";

const LACKING = "group:read:list_members:admin";
let served: ServedAccount;
beforeAll(async () => {
  served = await serveAccount(30);
  served.zoom.rules.scopes = served.zoom.rules.scopes.filter((scope) => scope !== LACKING);
  await served.json(["sync"]);
});
afterAll(() => served.close());

describe("whocan status", () => {
  it("names each extent that is not complete with its reason, those of one reason together", async () => {
    const status = await served.json(["status"]);
    const groups = served.account.groups.length;
    const [off, ...denied] = status.incomplete;
    expect(off).toMatchObject({ section: "activities", extent: "", status: "not-selected", missing: null });
    expect(denied).toHaveLength(groups);
    for (const row of denied) {
      expect(row).toMatchObject({
        section: "group-members",
        status: "denied",
        missing: { kind: "scope", codes: [LACKING] },
      });
      expect(row.reason).toContain("lacks a scope");
    }
    const { stdout } = await served.whocan(["status"]);
    expect(stdout).toMatch(
      new RegExp(`^group-members +denied +0/${groups} +0 +not collected: missing scope ${LACKING}$`, "mu"),
    );
    expect(stdout).toContain(`Not complete: ${groups} extents\n  group-members denied: The app lacks a scope`);
    expect(stdout).toContain(`and ${groups - 3} more (--extents)`);
    const all = (await served.whocan(["status", "--extents"])).stdout;
    for (const { id } of served.account.groups) expect(all).toContain(`group:${id}`);
  });

  it("tells ages, unmapped codes, dangling relations and disagreements of roles", async () => {
    const { stdout } = await served.whocan(["status"]);
    expect(stdout).toMatch(/^Revision 1, \d+ (second|minute)s? old \(/mu);
    expect(stdout).toMatch(/^Last run \d+ (second|minute)s? ago \(.+committed, \d+ requests$/mu);
    expect(stdout).toMatch(/^Unmapped codes: [1-9]\d*\n {2}(scope|privilege) /mu);
    expect(stdout).toMatch(
      /^Dangling relations: 1\n {2}email:\S+ ADMIN_OF group:\S+: The account has no such user\.$/mu,
    );
    expect(stdout).toMatch(/^ {2}user:\S+ HAS_ROLE role:\S+: said by role-members, not by users$/mu);
  });

  it("is the same by GraphQL, which shows the first extents", async () => {
    const server = startWhocan(["serve", "--port", "0", "--json"], { cwd: served.folder, env: { ...served.env } });
    try {
      const url = await server.waitFor(/"url":"(http:[^"]+)"/u);
      const asked = "{ status { evaluatedAt incomplete(first: 2) { section extent reason missing { codes } } } }";
      const { incomplete } = await served.json(["status"]);
      const { status } = (await query(url, asked)).data;
      expect(status.incomplete.map(({ extent }: { extent: string }) => extent)).toEqual(
        incomplete.slice(0, 2).map(({ extent }: { extent: string }) => extent),
      );
      const tooMany = await query(url, "{ status { incomplete(first: 1001) { extent } } }");
      expect(tooMany.errors?.[0]?.extensions?.["code"]).toBe("PAGE_TOO_LARGE");
    } finally {
      server.kill("SIGTERM");
      await server.ended;
    }
  });
});

it("C1-30 a run logs a line of JSON for itself and for each section, with what was added, changed and removed", async () => {
  const own = await serveAccount(20);
  const lines: Record<string, unknown>[] = [];
  const keep = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString("utf8")));
      done();
    },
  });
  const app = await openApp(await loadConfig({ cwd: own.folder, env: own.env }), {
    logger: createLogger("info", keep),
  });
  const [connection] = app.config.connections;
  if (connection === undefined) throw new Error("There is no connection.");
  try {
    const first = await app.sync({ connection });
    const sections = lines.filter(({ msg }) => msg === "section read");
    expect(sections.map(({ section }) => section)).toEqual(first.sections.map(({ section }) => section));
    expect(lines.at(-1)).toMatchObject({
      msg: "run ended",
      run: 1,
      revision: 1,
      added: first.opened,
      changed: 0,
      removed: 0,
    });

    lines.length = 0;
    const [renamed] = own.account.users.filter(({ status }) => status === "active");
    if (renamed !== undefined) renamed.firstName = "Renamed";
    const gone = own.account.recordings.pop();
    own.account.groups.push({ id: "NewGroupOfTheTest", name: "New", admins: [] });
    await app.sync({ connection });
    const line = (section: string) => lines.find(({ msg, section: of }) => msg === "section read" && of === section);
    expect(line("users")).toMatchObject({
      status: "complete",
      added: 0,
      changed: 1,
      removed: 0,
      run: 2,
      connection: "zoom",
    });
    expect(line("groups")).toMatchObject({ added: 1, changed: 0, removed: 0 });
    expect(gone).toBeDefined();
    // The recording, and whose it is.
    expect(line("recordings")).toMatchObject({ added: 0, changed: 0, removed: 2 });
    expect(line("recording-shares")).toMatchObject({ added: 0, changed: 0, removed: 1 });
    expect(line("roles")).toMatchObject({ added: 0, changed: 0, removed: 0, records: own.account.roles.length });
    expect(lines.at(-1)).toMatchObject({ msg: "run ended", revision: 2, added: 1, changed: 1, removed: 3 });

    lines.length = 0;
    own.zoom.rules.onRequest = ({ path }) =>
      path.endsWith("/groups") ? { status: 400, body: { code: 300, message: "Validation Failed." } } : undefined;
    await app.sync({ connection });
    expect(line("groups")).toMatchObject({ status: "failed", reason: expect.any(String), added: 0, removed: 0 });
  } finally {
    await app.close();
    await own.close();
  }
});

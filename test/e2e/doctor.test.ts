import { mkdtemp, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { SECRET_MARK } from "../../src/demo/account/secrets.ts";
import { type CliResult, runCli } from "../cli/run-cli.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

let served: ServedAccount;
let scopes: readonly string[];
/** All that the commands of this file said. */
let said = "";
beforeAll(async () => {
  served = await serveAccount(20);
  scopes = served.zoom.rules.scopes;
});
afterEach(() => {
  const usual = { scopes, ownerRoleId: "0", deactivated: false, notInPlan: [], onRequest: undefined };
  Object.assign(served.zoom.rules, usual);
  expect(said).not.toContain(SECRET_MARK);
});
afterAll(() => served.close());

async function run(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliResult> {
  const cwd = await mkdtemp(join(served.folder, "case-"));
  const result = await runCli(argv, { cwd, env: { ...served.env, ...env } });
  said += result.stdout + result.stderr;
  return result;
}

// biome-ignore lint/suspicious/noExplicitAny: the report as JSON.
async function report(...argv: readonly string[]): Promise<any> {
  const { stdout } = await run(["doctor", "--json", ...argv]);
  return JSON.parse(stdout).connections[0];
}

const CLASSIC = [
  "account:read:admin",
  "group:read:admin",
  "marketplace_app:read:admin",
  "recording:read:admin",
  "role:read:admin",
  "user:read:admin",
];

/** Sections whose own call each classic scope opens. */
const OPENED: Readonly<Record<string, readonly string[]>> = {
  "account:read:admin": ["account"],
  "group:read:admin": ["group-admins", "group-members", "groups"],
  "recording:read:admin": ["recording-shares", "recordings"],
  "role:read:admin": ["role", "role-members", "roles"],
  "user:read:admin": ["users"],
};

describe("whocan doctor", () => {
  it("says that nothing is missing, with exit code 0, and keeps nothing", async () => {
    const { code, stdout } = await run(["doctor"]);
    expect(code).toBe(0);
    expect(stdout).toContain("14 of 14 sections can be read: nothing is missing.");
    expect(stdout).not.toContain("Granted and not needed");
    expect(await report()).toMatchObject({ error: null, lacks: [], parts: Array(7).fill({ state: "ok" }) });
  });

  it("names what is granted and not needed, and which of it may change the account", async () => {
    served.zoom.rules.scopes = [...scopes, "user:write:user:admin", "phone:read:list_users:admin"];
    const { code, stdout } = await run(["doctor"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Granted and not needed: /mu);
    expect(stdout).toMatch(/^ {2}phone:read:list_users:admin$/mu);
    expect(stdout).toMatch(/^ {2}user:write:user:admin {2}may change the account$/mu);
  });

  it.each([
    ["VZ-10", "group:read:list_groups:admin", ["groups"], ["group-admins", "group-members"]],
    ["VZ-11", "role:read:list_roles:admin", ["roles"], ["role", "role-members"]],
    ["VZ-12 VZ-66", "role:read:role:admin", ["role"], []],
    [
      "VZ-13",
      "user:read:list_users:admin",
      ["users"],
      ["app-authorizers", "group-admins", "group-members", "role-members"],
    ],
  ])(
    "%s tells a missing granular scope, what is not read without it, and where to grant it",
    async (_, scope, own, also) => {
      served.zoom.rules.scopes = scopes.filter((one) => one !== scope);
      const { code, stdout } = await run(["doctor"]);
      expect(code).toBe(12);
      expect(stdout).toContain(`Missing scope: ${scope}\n  not read: ${own.join(", ")}`);
      expect(stdout).toContain(`› Scopes › Add Scopes: tick ${scope} (in an app with classic scopes: `);
      const { lacks } = await report();
      expect(lacks).toMatchObject([{ kind: "scope", codes: [scope], sections: own }]);
      expect(lacks[0].alsoLost.toSorted()).toEqual(also);
      expect(lacks[0].costs.length).toBeGreaterThan(0);
    },
  );

  it("VZ-12 is right that roles then exist with unknown privileges, not with none", async () => {
    served.zoom.rules.scopes = scopes.filter((one) => one !== "role:read:role:admin");
    await served.whocan(["sync"]);
    const custom = served.account.roles.find(({ id }) => !["0", "1", "2"].includes(id));
    const holder = served.account.users.find(({ roleId, status }) => roleId === custom?.id && status === "active");
    expect(await served.json(["show", `role:${custom?.id}`])).toMatchObject({ name: custom?.name });
    const decision = await served.json(["can", `user:${holder?.email}`, "DataDelete", "set:Recording"]);
    expect(decision).toMatchObject({ verdict: "UNKNOWN", state: "UNKNOWN", witness: { origin: { value: "*" } } });
  });

  it.each([
    ["CL-65 C1-21", "account:read:admin"],
    ["CL-66 CS-15 C1-25", "role:read:admin"],
    ["CL-67 CS-11 C1-20", "user:read:admin"],
    ["CL-70", "recording:read:admin"],
    ["CS-13 C1-24", "group:read:admin"],
  ])("%s tells of a classic scope whether it is granted, and what is lost without it", async (_, scope) => {
    const stateOf = async () => {
      const { sections, lacks } = await report();
      const own = sections.filter(({ section }: { section: string }) => OPENED[scope]?.includes(section));
      return { own, lacks };
    };
    served.zoom.rules.scopes = CLASSIC;
    const granted = await stateOf();
    expect(granted.lacks).toEqual([]);
    for (const section of granted.own) expect(section).toMatchObject({ state: "readable", scope });
    served.zoom.rules.scopes = CLASSIC.filter((one) => one !== scope);
    const missing = await stateOf();
    expect(missing.lacks).toMatchObject([{ kind: "scope", codes: [scope], sections: OPENED[scope] }]);
    for (const section of missing.own) expect(section).toMatchObject({ state: "denied", scope: null });
    expect((await run(["doctor"])).stdout).toContain(`Add Scopes: tick ${scope}, then save.`);
  });

  it("CS-17 compares the six scopes that were asked for with those that the token has", async () => {
    served.zoom.rules.scopes = CLASSIC;
    expect((await run(["doctor"])).code).toBe(0);
    served.zoom.rules.scopes = ["user:read:admin", "role:read:admin", "user:write:admin"];
    const { granted, lacks, unneeded } = await report();
    expect(granted).toEqual(["role:read:admin", "user:read:admin", "user:write:admin"]);
    expect(lacks.map(({ codes }: { codes: string[] }) => codes)).toEqual(
      CLASSIC.filter((scope) => !granted.includes(scope) && !scope.startsWith("marketplace"))
        .toSpliced(1, 0, "marketplace_app:read:admin")
        .map((scope) => [scope]),
    );
    expect(unneeded).toEqual([{ scope: "user:write:admin", changes: true }]);
  });

  it("takes a scope that may do more for the one that is needed, and says that it may change the account", async () => {
    served.zoom.rules.scopes = [...scopes.filter((one) => !one.startsWith("role:")), "role:write:admin"];
    const { stdout, code } = await run(["doctor"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^roles +readable +role:write:admin/mu);
    expect(stdout).toContain("role:write:admin  may change the account");
  });

  it("VZ-68 names the privileges that the owner's role lacks, and where to click", async () => {
    const role = served.account.roles.find(
      ({ privileges }) => privileges.includes("User:Read") && !privileges.includes("Role:Read"),
    );
    served.zoom.rules.ownerRoleId = role?.id ?? "";
    const { code, stdout } = await run(["doctor"]);
    expect(code).toBe(12);
    expect(stdout).toMatch(/^users +readable/mu);
    expect(stdout).toContain("Missing privilege: Role:Read\n  not read: roles, and so role, role-members");
    expect(stdout).toContain("Roles › the role of the app's owner › User Management › Roles: View (Role:Read)");
  });
});

describe("what the account's plan lacks", () => {
  it("is named once for all sections that lack it, with what that costs, and nothing to grant", async () => {
    served.zoom.rules.notInPlan = ["GET /groups", "GET /roles/{roleId}/members"];
    const { code, stdout } = await run(["doctor"]);
    expect(code).toBe(12);
    expect(stdout).toMatch(/^groups +not-in-plan +group:read:list_groups:admin/mu);
    expect(stdout).toContain("Missing plan: the plan lacks it\n  not read: groups, role-members, and so group-admins");
    expect(stdout).toContain("Plans and Billing: the account's plan lacks it. Nothing to grant.");
    const { lacks, sections } = await report();
    expect(lacks).toMatchObject([{ kind: "plan", codes: [], sections: ["groups", "role-members"] }]);
    expect(lacks[0].costs.length).toBeGreaterThan(0);
    const states = new Map(sections.map(({ section, state }: Record<string, string>) => [section, state]));
    expect([states.get("users"), states.get("groups"), states.get("roles")]).toEqual([
      "readable",
      "not-in-plan",
      "readable",
    ]);
  });
});

describe("sign-ins, which are off by default", () => {
  const SCOPE = "report:read:user_activities:admin";
  const ON = { WHOCAN_ACTIVITY_DAYS: "28" };
  // biome-ignore lint/suspicious/noExplicitAny: the report as JSON.
  const reportOn = async (): Promise<any> => JSON.parse((await run(["doctor", "--json"], ON)).stdout).connections[0];

  it("are shown with what they take, and lack nothing while they are off", async () => {
    const { code, stdout } = await run(["doctor", "--for", "activities"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^activities +not-selected +${SCOPE} +UsageReport:Read`, "mu"));
    expect(stdout).toContain("activities is not collected: Sign-ins are turned off in the configuration");
    const { sections, lacks } = await report("--for", "activities");
    expect(sections).toMatchObject([
      { state: "not-selected", missing: null, call: { plan: "Pro or higher", rateLabel: "heavy" } },
    ]);
    expect(lacks).toEqual([]);
    expect(served.zoom.requests.list.filter(({ path }) => path.includes("/report/"))).toEqual([]);
  });

  it("name their scope as one that nobody needs while they are off", async () => {
    served.zoom.rules.scopes = [...scopes, SCOPE];
    expect((await report()).unneeded).toEqual([{ scope: SCOPE, changes: false }]);
    expect(await reportOn()).toMatchObject({ unneeded: [], lacks: [] });
  });

  it("lack their scope, their privilege or the plan when they are on, which costs no answer", async () => {
    const { code, stdout } = await run(["doctor"], ON);
    expect(code).toBe(12);
    expect(stdout).toContain(`Missing scope: ${SCOPE}\n  not read: activities\n  costs: nothing`);
    expect(stdout).toContain("14 of 15 sections can be read.");
    served.zoom.rules.scopes = [...scopes, SCOPE];
    served.zoom.rules.notInPlan = ["GET /report/activities"];
    expect((await reportOn()).lacks).toMatchObject([{ kind: "plan", sections: ["activities"], costs: [] }]);
    served.zoom.rules.notInPlan = [];
    const role = served.account.roles.find(
      ({ privileges }) => privileges.includes("User:Read") && !privileges.includes("UsageReport:Read"),
    );
    served.zoom.rules.ownerRoleId = role?.id ?? "";
    const { lacks } = await reportOn();
    const own = lacks.find(({ sections }: { sections: string[] }) => sections.includes("activities"));
    expect(own).toMatchObject({ kind: "privilege", codes: ["UsageReport:Read"], costs: [] });
  });
});

describe("credentials, told apart by whocan doctor", () => {
  it.each([
    ["VZ-70 account", { ZOOM_ACCOUNT_ID: "anotherAccount1" }, "account id", "AUTH_ACCOUNT"],
    ["VZ-70 client", { ZOOM_CLIENT_ID: "another-client" }, "client id", "AUTH_CLIENT"],
    ["VZ-70 secret", { ZOOM_CLIENT_SECRET: "wrong-secret" }, "client secret", "AUTH_SECRET"],
  ])("%s", async (_, env, part, code) => {
    const { code: exit, stdout } = await run(["doctor"], env);
    expect(exit).toBe(4);
    expect(stdout).toMatch(new RegExp(`✗ ${part} `, "u"));
    expect(stdout.match(/✗/gu)).toHaveLength(1);
    expect(stdout).toContain(`${code}: `);
    expect(stdout).toContain("› the app › App Credentials");
  });

  it("VZ-69 C1-26 an app that is deactivated, with the page that activates it", async () => {
    served.zoom.rules.deactivated = true;
    const { code, stdout } = await run(["doctor"]);
    expect(code).toBe(4);
    expect(stdout).toMatch(/✗ app +The app is deactivated/u);
    expect(stdout).toContain("› Activation › Activate your app");
  });

  it("settings that lack a credential, with the table all the same", async () => {
    const { code, stdout } = await run(["doctor"], { ZOOM_CLIENT_ID: "" });
    expect(code).toBe(3);
    expect(stdout).toMatch(/✗ settings +The Zoom connection lacks clientId/u);
    expect(stdout).toMatch(/^users +unchecked +user:read:list_users:admin +User:Read/mu);
  });

  it("hosts: one that nobody answers at, one that is no token host, and one that is not Zoom's API", async () => {
    const gone = "http://127.0.0.1:9";
    const nobody = await run(["doctor"], { ZOOM_OAUTH_URL: `${gone}/oauth/token` });
    expect([nobody.code, nobody.stdout]).toEqual([
      5,
      expect.stringMatching(/✗ token host +127\.0\.0\.1:9 cannot be reached/u),
    ]);
    const other = createServer((_request, response) => void response.writeHead(404).end("<html>not here</html>"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    try {
      const page = await run(["doctor"], { ZOOM_OAUTH_URL: `${url}/oauth/token` });
      expect([page.code, page.stdout]).toEqual([5, expect.stringMatching(/✗ token host .+ without a token/u)]);
      served.zoom.rules.onRequest = async ({ path }) =>
        path === "/oauth/token" ? undefined : { status: 404, body: "<html>not here</html>" };
      const api = await run(["doctor"]);
      expect([api.code, api.stdout]).toEqual([
        5,
        expect.stringMatching(/✗ API host .+ no answer that Zoom's API gives/u),
      ]);
      expect(api.stdout).toMatch(/✓ app/u);
    } finally {
      other.close();
    }
  });
});

describe("the table of what is required", () => {
  const COLUMNS = /^users +\S+ +user:read:list_users:admin +User:Read +medium +GET \/users$/mu;

  it("AX-08 AX-27 is printed with parameters, scopes, privileges, calls, rate labels and plans", async () => {
    const { stdout } = await run(["doctor"]);
    expect(stdout).toMatch(COLUMNS);
    const { sections } = await report();
    expect(sections).toHaveLength(15);
    for (const { call } of sections.filter((one: { section: string }) => one.section !== "app-authorizers")) {
      expect(call).toMatchObject({ method: "GET", path: expect.stringMatching(/^\//u), rateLabel: expect.any(String) });
      expect([call.scopes.granular.length, call.privileges.length]).not.toContain(0);
    }
    for (const part of ["settings", "client id", "account id", "API host"]) expect(stdout).toContain(part);
  });

  it("AX-09 is narrowed to one kind of thing, or to one section", async () => {
    const named = async (kind: string) =>
      (await report("--for", kind)).sections.map(({ section }: { section: string }) => section);
    expect(await named("users")).toEqual(["activities", "users"]);
    expect(await named("ZoomUser")).toEqual(["activities", "users"]);
    expect(await named("role")).toEqual(["role", "role-members", "roles"]);
    expect(await named("group-admins")).toEqual(["group-admins"]);
    expect((await run(["doctor", "--for", "users"])).stdout).not.toContain("group");
    const unknown = await run(["doctor", "--for", "phones"]);
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining("next: Use one of account, activities, app,"),
    ]);
  });

  it("CL-79 lists every call that a whole run makes, with scope, plan and rate label, in docs/endpoints.gen.md", async () => {
    served.zoom.requests.clear();
    expect((await run(["sync"])).code).toBe(0);
    const page = await readFile("docs/endpoints.gen.md", "utf8");
    const rows = page.split("\n").flatMap((line) => {
      const [, , call = "", granular = "", classic = "", privilege = "", rate = "", plan = ""] = line
        .split(" | ")
        .map((cell) => cell.trim());
      const path = /^`GET (\S+)`$/u.exec(call)?.[1];
      return path === undefined ? [] : [{ path, granular, classic, privilege, rate, plan }];
    });
    for (const row of rows) for (const cell of Object.values(row)) expect(cell).toMatch(/\w/u);
    const patterns = rows.map(({ path }) => new RegExp(`^/v2${path.replaceAll(/\{\w+\}/gu, "[^/]+")}$`, "u"));
    for (const { method, path } of served.zoom.requests.list) {
      if (method === "GET") expect([path, patterns.some((pattern) => pattern.test(path))]).toEqual([path, true]);
      else expect([method, path]).toEqual(["POST", "/oauth/token"]);
    }
  });

  it("VZ-09 is in the guide of README too, with who may make the app, and is what doctor then checks", async () => {
    const readme = await readFile("README.md", "utf8");
    expect(readme).toContain("Server-to-server OAuth app*");
    expect(readme).toContain("npx whocan doctor");
    const { sections } = await report();
    for (const { call } of sections.filter((one: { call: unknown }) => one.call !== null)) {
      expect(readme).toContain(`\`${call.scopes.granular[0]}\``);
      expect(readme).toContain(`\`${call.scopes.classic[0]}\``);
      expect(readme).toContain(`(\`${call.privileges[0][0]}\`)`);
    }
  });
});

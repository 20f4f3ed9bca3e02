import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { doctoredAccount } from "./doctored-account.ts";

const account = doctoredAccount();
const { run, report } = account;

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
    account.served.zoom.rules.scopes = [...account.scopes, "user:write:user:admin", "phone:read:list_users:admin"];
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
      account.served.zoom.rules.scopes = account.scopes.filter((one) => one !== scope);
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
    account.served.zoom.rules.scopes = account.scopes.filter((one) => one !== "role:read:role:admin");
    await account.served.whocan(["sync"]);
    const custom = account.served.account.roles.find(({ id }) => !["0", "1", "2"].includes(id));
    const holder = account.served.account.users.find(
      ({ roleId, status }) => roleId === custom?.id && status === "active",
    );
    expect(await account.served.json(["show", `role:${custom?.id}`])).toMatchObject({ name: custom?.name });
    const decision = await account.served.json(["can", `user:${holder?.email}`, "DataDelete", "set:Recording"]);
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
    account.served.zoom.rules.scopes = CLASSIC;
    const granted = await stateOf();
    expect(granted.lacks).toEqual([]);
    for (const section of granted.own) expect(section).toMatchObject({ state: "readable", scope });
    account.served.zoom.rules.scopes = CLASSIC.filter((one) => one !== scope);
    const missing = await stateOf();
    expect(missing.lacks).toMatchObject([{ kind: "scope", codes: [scope], sections: OPENED[scope] }]);
    for (const section of missing.own) expect(section).toMatchObject({ state: "denied", scope: null });
    expect((await run(["doctor"])).stdout).toContain(`Add Scopes: tick ${scope}, then save.`);
  });

  it("CS-17 compares the six scopes that were asked for with those that the token has", async () => {
    account.served.zoom.rules.scopes = CLASSIC;
    expect((await run(["doctor"])).code).toBe(0);
    account.served.zoom.rules.scopes = ["user:read:admin", "role:read:admin", "user:write:admin"];
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
    account.served.zoom.rules.scopes = [
      ...account.scopes.filter((one) => !one.startsWith("role:")),
      "role:write:admin",
    ];
    const { stdout, code } = await run(["doctor"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^roles +readable +role:write:admin/mu);
    expect(stdout).toContain("role:write:admin  may change the account");
  });

  it("VZ-68 names the privileges that the owner's role lacks, and where to click", async () => {
    const role = account.served.account.roles.find(
      ({ privileges }) => privileges.includes("User:Read") && !privileges.includes("Role:Read"),
    );
    account.served.zoom.rules.ownerRoleId = role?.id ?? "";
    const { code, stdout } = await run(["doctor"]);
    expect(code).toBe(12);
    expect(stdout).toMatch(/^users +readable/mu);
    expect(stdout).toContain("Missing privilege: Role:Read\n  not read: roles, and so role, role-members");
    expect(stdout).toContain("Roles › the role of the app's owner › User Management › Roles: View (Role:Read)");
  });
});

describe("what the account's plan lacks", () => {
  it("is named once for all sections that lack it, with what that costs, and nothing to grant", async () => {
    account.served.zoom.rules.notInPlan = ["GET /groups", "GET /roles/{roleId}/members"];
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
    expect(account.served.zoom.requests.list.filter(({ path }) => path.includes("/report/"))).toEqual([]);
  });

  it("name their scope as one that nobody needs while they are off", async () => {
    account.served.zoom.rules.scopes = [...account.scopes, SCOPE];
    expect((await report()).unneeded).toEqual([{ scope: SCOPE, changes: false }]);
    expect(await reportOn()).toMatchObject({ unneeded: [], lacks: [] });
  });

  it("lack their scope, their privilege or the plan when they are on, which costs no answer", async () => {
    const { code, stdout } = await run(["doctor"], ON);
    expect(code).toBe(12);
    expect(stdout).toContain(`Missing scope: ${SCOPE}\n  not read: activities\n  costs: nothing`);
    expect(stdout).toContain("14 of 15 sections can be read.");
    account.served.zoom.rules.scopes = [...account.scopes, SCOPE];
    account.served.zoom.rules.notInPlan = ["GET /report/activities"];
    expect((await reportOn()).lacks).toMatchObject([{ kind: "plan", sections: ["activities"], costs: [] }]);
    account.served.zoom.rules.notInPlan = [];
    const role = account.served.account.roles.find(
      ({ privileges }) => privileges.includes("User:Read") && !privileges.includes("UsageReport:Read"),
    );
    account.served.zoom.rules.ownerRoleId = role?.id ?? "";
    const { lacks } = await reportOn();
    const own = lacks.find(({ sections }: { sections: string[] }) => sections.includes("activities"));
    expect(own).toMatchObject({ kind: "privilege", codes: ["UsageReport:Read"], costs: [] });
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
    account.served.zoom.requests.clear();
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
    for (const { method, path } of account.served.zoom.requests.list) {
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

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AccessEngine } from "../../src/access/engine.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { CAST } from "../../src/demo/account/cast.ts";
import type { DemoAccount, DemoUser } from "../../src/demo/account/demo-account.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { type FakeZoom, startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { buildIndexEngine } from "../../src/engines/index/index-engine.ts";
import { systemClock } from "../../src/lib/clock.ts";
import type { Fact, NodeFact } from "../../src/model/facts.ts";
import { AccountKeys } from "../../src/model/keys.ts";
import { readAccount } from "../demo/read-account.ts";

/** More than one page of everything that comes in pages: Zoom sends at most 300 users, members and groups at a time. */
const USERS = 660;

let account: DemoAccount;
let keys: AccountKeys;
let zoom: FakeZoom;
let facts: Fact[];
let engine: AccessEngine;
beforeAll(async () => {
  account = makeDemoAccount({ users: USERS });
  keys = new AccountKeys("zoom", account.id);
  const everybody = account.groups.find(({ name }) => name === "Executives");
  const helpdesk = account.roles.find(({ name }) => name === "Helpdesk");
  for (const [index, user] of account.users.entries()) {
    if (everybody !== undefined && !user.groupIds.includes(everybody.id)) user.groupIds.push(everybody.id);
    if (helpdesk !== undefined && index > Object.keys(CAST).length && index % 2 === 0 && user.roleId === "2")
      user.roleId = helpdesk.id;
  }
  renameBuiltIns();
  zoom = await startFakeZoom(account);
  const { store } = await readAccount(zoom);
  facts = [];
  for await (const fact of store.facts()) facts.push(fact);
  const catalog = loadCatalog();
  engine = await buildIndexEngine({
    facts,
    coverage: await store.coverage(),
    catalog,
    revision: { number: 1, at: account.now, catalogDigest: catalog.digest, account: account.id },
    lacks: [],
    clock: systemClock,
  });
});
afterAll(() => zoom.close());

/** The built-in roles under other names, and custom roles under theirs, the one of the Member with privileges shown. */
function renameBuiltIns(): void {
  for (const [id, name] of [
    ["0", "所有者"],
    ["1", "Administrateur"],
    ["2", "Mitglied"],
  ]) {
    const role = account.roles.find((one) => one.id === id);
    if (role === undefined || name === undefined) continue;
    role.name = name;
    if (id === "2") role.privileges = ["User:Edit"];
  }
  account.roles.push({ id: "Rmimic", name: "Owner", description: "", privileges: ["Group:Read"], privilegeScopes: [] });
  userOf(CAST.auditor.email).roleId = "Rmimic";
}

function userOf(email: string): DemoUser {
  const user = account.users.find((one) => one.email === email);
  if (user === undefined) throw new Error(`There is no ${email}.`);
  return user;
}

const keyOf = ({ id, email }: DemoUser) => (id === null ? keys.pendingUser(email) : keys.user(id));
const nodes = (kind: string, section: string) =>
  facts.filter((fact): fact is NodeFact => fact.type === "node" && fact.kind === kind && fact.section === section);
const relations = (name: string, section?: string) =>
  new Set(
    facts.flatMap((fact) =>
      fact.type === "relation" && fact.relation === name && (section === undefined || fact.section === section)
        ? [`${fact.from} ${fact.to}`]
        : [],
    ),
  );
const pagesOf = (path: RegExp) => zoom.requests.list.filter((request) => path.test(request.path)).length;

describe("what is read equals what the account has", () => {
  it("VZ-01 C1-04 CS-25 in users, groups and roles, none missed and none made up", async () => {
    const identities = nodes("ZoomUser", "users");
    expect(identities.map(({ key }) => key).sort()).toEqual(account.users.map(keyOf).sort());
    expect(new Map(identities.map(({ key, properties }) => [key, properties["email"]]))).toEqual(
      new Map(account.users.map((user) => [keyOf(user), user.email.toLowerCase()])),
    );
    expect(
      nodes("ZoomGroup", "groups")
        .map(({ key }) => key)
        .sort(),
    ).toEqual(account.groups.map(({ id }) => keys.group(id)).sort());
    expect(
      nodes("ZoomRole", "roles")
        .map(({ key }) => key)
        .sort(),
    ).toEqual(account.roles.map(({ id }) => keys.role(id)).sort());
    const { nodeCounts } = await engine.report();
    expect(nodeCounts).toContainEqual({ kind: "ZoomUser", count: USERS });
    expect(nodeCounts).toContainEqual({ kind: "ZoomRole", count: account.roles.length });
    expect(nodeCounts).toContainEqual({ kind: "ZoomGroup", count: account.groups.length });
  });

  it("VZ-62 AX-25 in users of every status, each asked for by it", () => {
    const counts = (statuses: readonly unknown[]) =>
      Object.fromEntries(
        ["active", "inactive", "pending"].map((one) => [one, statuses.filter((s) => s === one).length]),
      );
    const expected = counts(account.users.map(({ status }) => status));
    expect(Math.min(...Object.values(expected))).toBeGreaterThan(5);
    expect(counts(nodes("ZoomUser", "users").map(({ properties }) => properties["status"]))).toEqual(expected);
    const asked = zoom.requests.list.filter(({ path }) => path === "/v2/users").map(({ query }) => query);
    for (const status of ["active", "inactive", "pending"]) {
      expect(asked.some((query) => query.includes(`status=${status}`))).toBe(true);
    }
  });

  it("VZ-64 in memberships and roles of each user, where a role and a group have more members than a page", () => {
    const big = account.groups.find(({ name }) => name === "Executives");
    const helpdesk = account.roles.find(({ name }) => name === "Helpdesk");
    expect(pagesOf(new RegExp(`/groups/${big?.id}/members$`, "u"))).toBeGreaterThan(1);
    expect(pagesOf(new RegExp(`/roles/${helpdesk?.id}/members$`, "u"))).toBeGreaterThan(1);
    expect(pagesOf(/\/v2\/users$/u)).toBeGreaterThan(3);
    const memberships = account.users.flatMap((user) => user.groupIds.map((id) => `${keyOf(user)} ${keys.group(id)}`));
    expect(relations("MEMBER_OF", "users")).toEqual(new Set(memberships));
    expect(relations("MEMBER_OF", "group-members")).toEqual(new Set(memberships));
    const roles = account.users.map((user) => `${keyOf(user)} ${keys.role(user.roleId)}`);
    expect(relations("HAS_ROLE", "users")).toEqual(new Set(roles));
    const listed = account.users
      .filter(({ id, roleId }) => id !== null && roleId !== "2")
      .map((user) => `${keyOf(user)} ${keys.role(user.roleId)}`);
    const extra = account.extraRoleMembers.map(({ roleId, userId }) => `${keys.user(userId)} ${keys.role(roleId)}`);
    expect(relations("HAS_ROLE", "role-members")).toEqual(new Set([...listed, ...extra]));
  });

  it("C1-05 in groups with their members and administrators", async () => {
    const emails = new Map(account.users.map((user) => [user.email.toLowerCase(), keyOf(user)]));
    const admins = account.groups.flatMap(({ id, admins: list }) =>
      list.map(({ email }) => `${emails.get(email.toLowerCase()) ?? keys.unmatchedEmail(email)} ${keys.group(id)}`),
    );
    expect(admins.length).toBeGreaterThan(3);
    expect(relations("ADMIN_OF")).toEqual(new Set(admins));
    const support = account.groups.find(({ name }) => name === "Customer Support");
    const page = { first: 10_000, after: null };
    const around = (await engine.neighbours({ key: keys.group(support?.id ?? ""), page })).rows;
    const members = around.filter(({ relation }) => relation === "MEMBER_OF");
    expect(members).toHaveLength(account.users.filter(({ groupIds }) => groupIds.includes(support?.id ?? "")).length);
    expect(around.filter(({ relation }) => relation === "ADMIN_OF").map(({ node }) => node.key)).toEqual([
      keyOf(userOf(CAST.groupAdmin.email)),
    ]);
  });

  it("C1-07 CS-26 in roles with their privileges: roles, groups and privileges are entitlements that somebody holds", async () => {
    const granted = account.roles.flatMap(({ id, privileges }) =>
      [...new Set(privileges)].map((code) => `${keys.role(id)} ${keys.privilege(id, code)}`),
    );
    expect(relations("GRANTS")).toEqual(new Set(granted));
    const holders = async (key: string) => {
      const page = { first: 10_000, after: null };
      const filter = { states: ["ACTIVE", "DORMANT"] as const };
      const { rows } = await engine.holders({ entitlement: { kind: "node", key }, filter, page });
      return rows.map(({ principal }) => principal.key).sort();
    };
    const role = account.roles.find(({ name }) => name === "Security Auditor");
    const group = account.groups.find(({ name }) => name === "Contractors");
    const inRole = account.users.filter(({ roleId }) => roleId === role?.id).map(keyOf);
    const inGroup = account.users.filter(({ groupIds }) => groupIds.includes(group?.id ?? "")).map(keyOf);
    expect(inRole.length).toBeGreaterThan(0);
    expect(await holders(keys.role(role?.id ?? ""))).toEqual(inRole.sort());
    expect(await holders(keys.privilege(role?.id ?? "", "SingleSignOn:Read"))).toEqual(inRole.sort());
    expect(await holders(keys.group(group?.id ?? ""))).toEqual(inGroup.sort());
  });

  it("CL-01 in apps added to the account, each one node of install level account", () => {
    const added = account.apps.filter(({ lists }) => lists.includes("account_added"));
    const read = nodes("ZoomApp", "apps");
    expect(read.map(({ key }) => key).sort()).toEqual(added.map(({ id }) => keys.app(id)).sort());
    expect(new Set(read.map(({ properties }) => properties["install_level"]))).toEqual(new Set(["account"]));
  });

  it("CL-06 in the publish state of apps, by which lists can be filtered", async () => {
    const read = new Map(nodes("ZoomApp", "apps").map(({ key, properties }) => [key, properties]));
    const states = new Set<unknown>();
    for (const { id, lists, status, developer } of account.apps) {
      if (!lists.includes("account_added")) continue;
      expect(read.get(keys.app(id))).toMatchObject({ app_status: status, developer_type: developer });
      states.add(status).add(developer);
    }
    expect([...states]).toEqual(expect.arrayContaining(["PUBLISHED", "UNPUBLISHED", "INTERNAL"]));
    for (const [status, chosen] of [
      ["published", (app: (typeof account.apps)[number]) => app.status === "PUBLISHED"],
      ["unpublished", (app: (typeof account.apps)[number]) => app.status === "UNPUBLISHED"],
      ["internal", (app: (typeof account.apps)[number]) => app.developer === "INTERNAL"],
    ] as const) {
      const listed = account.apps.filter(
        (app) => app.scopes?.includes("user:read:admin") && app.lists.includes("account_added") && chosen(app),
      );
      const page = { first: 1000, after: null };
      const filter = { status: [status], states: ["ACTIVE", "UNKNOWN", "DORMANT"] as const };
      const entitlement = { kind: "scope", code: "user:read:admin" } as const;
      const { rows } = await engine.holders({ entitlement, filter, page });
      expect(rows.map(({ principal }) => principal.key)).toEqual(listed.map(({ id }) => keys.app(id)).sort());
      expect(rows.length).toBeGreaterThan(0);
    }
  });
});

describe("roles", () => {
  const can = async (user: DemoUser, permission: "DataWrite" | "MetadataWrite", resource: string) =>
    (await engine.can({ principal: keyOf(user), permission, resource: keys.set(resource) })).verdict;

  it("VZ-19 that are built in are known by id, whatever they are called and whatever is called like them", async () => {
    expect(await can(userOf(CAST.owner.email), "MetadataWrite", "SingleSignOn")).toBe("YES");
    expect(await can(userOf(CAST.admin.email), "DataWrite", "User")).toBe("YES");
    // The Member role opens nothing, even when its detail names a privilege; a custom role that is called Owner is not the owner.
    expect(await can(userOf(CAST.recordingHost.email), "DataWrite", "User")).toBe("NO");
    expect(await can(userOf(CAST.auditor.email), "MetadataWrite", "SingleSignOn")).toBe("NO");
    const page = { first: 10, after: null };
    const owner = { principal: keyOf(userOf(CAST.owner.email)), permission: "DataWrite" as const };
    const [proof] = (await engine.explain({ ...owner, resource: keys.set("User"), page })).rows;
    expect(proof).toMatchObject({ origin: { kind: "built-in", value: "0" } });
  });

  it("VZ-20 of a user add up, from the user's record and from the roles' lists, and a disagreement is reported", async () => {
    const both = userOf(CAST.twoRoles.email);
    const auditor = account.roles.find(({ name }) => name === "Recording Auditor");
    const key = keyOf(both);
    const roles = (section: string) => [...relations("HAS_ROLE", section)].filter((pair) => pair.startsWith(`${key} `));
    expect(roles("users")).toEqual([`${key} ${keys.role(both.roleId)}`]);
    expect(roles("role-members")).toContain(`${key} ${keys.role(auditor?.id ?? "")}`);
    expect(both.roleId).not.toBe(auditor?.id);
    const page = { first: 1000, after: null };
    for (const role of [both.roleId, auditor?.id ?? ""]) {
      const { rows } = await engine.holders({ entitlement: { kind: "node", key: keys.role(role) }, filter: {}, page });
      expect(rows.map(({ principal }) => principal.key)).toContain(key);
    }
    const can = await engine.can({ principal: key, permission: "DataRead", resource: keys.set("Recording") });
    expect(can.verdict).toBe("YES");
    const { disagreements } = await engine.report();
    expect(disagreements).toContainEqual({
      relation: "HAS_ROLE",
      from: key,
      to: keys.role(auditor?.id ?? ""),
      saidBy: ["role-members"],
      notSaidBy: ["users"],
    });
  });
});

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { CAST } from "./cast.ts";
import { UNKNOWN_SCOPE } from "./make-apps.ts";
import { makeDemoAccount } from "./make-demo-account.ts";
import { UNKNOWN_PRIVILEGE } from "./make-roles.ts";

const bytes = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

describe("the same seed", () => {
  it("makes the same bytes, another seed others", () => {
    expect(bytes(makeDemoAccount({ seed: 7, users: 300 }))).toBe(bytes(makeDemoAccount({ seed: 7, users: 300 })));
    expect(bytes(makeDemoAccount({ seed: 7, users: 300 }))).not.toBe(bytes(makeDemoAccount({ seed: 8, users: 300 })));
  });

  it("keeps ids and people when the day changes, and moves the times", () => {
    const early = makeDemoAccount({ now: "2026-01-15T00:00:00Z" });
    const late = makeDemoAccount({ now: "2026-06-15T00:00:00Z" });
    expect(late.users.map(({ id, email }) => [id, email])).toEqual(early.users.map(({ id, email }) => [id, email]));
    expect(late.recordings.map(({ uuid }) => uuid)).toEqual(early.recordings.map(({ uuid }) => uuid));
    expect(late.users[0]?.lastLoginAt).not.toBe(early.users[0]?.lastLoginAt);
  });

  it("makes the same first people in a larger account", () => {
    const small = makeDemoAccount({ users: 60 }).users.map(({ email }) => email);
    expect(
      makeDemoAccount({ users: 400 })
        .users.slice(0, 60)
        .map(({ email }) => email),
    ).toEqual(small);
  });
});

describe("sizes", () => {
  it.each([1, 2, 13, 250, 3000])("of %d users come out exactly, with unique ids and e-mails", (size) => {
    const { users, groups, roles, apps, recordings } = makeDemoAccount({ users: size });
    expect(users).toHaveLength(size);
    expect(new Set(users.map(({ email }) => email.toLowerCase())).size).toBe(size);
    for (const list of [users, groups, roles, apps]) {
      const ids = list.map(({ id }) => id).filter((id) => id !== null);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(new Set(recordings.map(({ uuid }) => uuid)).size).toBe(recordings.length);
  });

  it("of 100,000 users come out", { timeout: 300_000 }, () => {
    const { users, groups } = makeDemoAccount({ users: 100_000 });
    expect(new Set(users.map(({ email }) => email.toLowerCase())).size).toBe(100_000);
    expect(new Set(users.flatMap(({ id }) => id ?? [])).size).toBe(users.filter(({ id }) => id !== null).length);
    expect(groups.length).toBeGreaterThan(100);
    expect(groups.length).toBeLessThan(1000);
  });

  it("that make no sense are refused", () => {
    for (const users of [0, -1, 1.5, Number.NaN]) {
      expect(() => makeDemoAccount({ users })).toThrow(expect.objectContaining({ code: "BAD_ARGUMENT" }));
    }
    expect(() => makeDemoAccount({ seed: 0.5 })).toThrow(expect.objectContaining({ code: "BAD_ARGUMENT" }));
    expect(() => makeDemoAccount({ now: "soon" })).toThrow(expect.objectContaining({ code: "BAD_ARGUMENT" }));
  });
});

describe("an account of 3,000", () => {
  const account = makeDemoAccount({ users: 3000 });
  const share = (test: (user: (typeof account.users)[number]) => boolean) => account.users.filter(test).length / 3000;

  it("has users of every kind in believable shares", () => {
    expect(share(({ status }) => status === "active")).toBeGreaterThan(0.87);
    expect(share(({ status }) => status === "active")).toBeLessThan(0.93);
    for (const type of [1, 2, 4, 99]) expect(share((user) => user.type === type)).toBeGreaterThan(0.005);
    expect(share(({ status, lastLoginAt }) => status === "active" && lastLoginAt === null)).toBeGreaterThan(0.01);
    expect(share(({ groupIds }) => groupIds.length === 0)).toBeGreaterThan(0.02);
    expect(share(({ roleId }) => roleId === "2")).toBeGreaterThan(0.9);
  });

  it("gives ids to all but pending users, and no sign-in to them", () => {
    for (const { id, status, lastLoginAt } of account.users) {
      expect(id === null).toBe(status === "pending");
      if (status === "pending") expect(lastLoginAt).toBeNull();
    }
  });

  it("writes names in many scripts and e-mails in plain letters of a domain that belongs to nobody", () => {
    const names = account.users.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join("\n");
    for (const script of ["Han", "Hiragana", "Hangul", "Cyrillic", "Greek", "Arabic", "Devanagari", "Hebrew"]) {
      expect(names).toMatch(new RegExp(`\\p{Script=${script}}`, "u"));
    }
    for (const { email } of account.users) expect(email).toMatch(/^[A-Za-z]+\.[A-Za-z]+\d*@demo\.example$/);
  });

  it("is consistent: every group, role and host that something names is there", () => {
    const groups = new Set(account.groups.map(({ id }) => id));
    const roles = new Set(account.roles.map(({ id }) => id));
    const users = new Set(account.users.map(({ id }) => id));
    for (const { groupIds, roleId } of account.users) {
      expect(roles.has(roleId)).toBe(true);
      expect(groupIds.every((id) => groups.has(id))).toBe(true);
    }
    for (const { hostId } of account.recordings) expect(users.has(hostId)).toBe(true);
    for (const { privilegeScopes } of account.roles) {
      for (const { groupIds } of privilegeScopes)
        expect(groupIds.every((id) => id === null || groups.has(id))).toBe(true);
    }
    expect(account.users.filter(({ roleId }) => roleId === "0")).toHaveLength(1);
  });

  it("has recordings of the last 60 days in every state of sharing", () => {
    const earliest = new Date(Date.parse(account.now) - 60 * 86_400_000).toISOString();
    for (const { startTime } of account.recordings) {
      expect(startTime < account.now).toBe(true);
      expect(startTime >= earliest).toBe(true);
    }
    expect(new Set(account.recordings.map(({ share: state }) => state))).toEqual(
      new Set(["publicly", "internally", "none"]),
    );
  });

  it("has apps of every sort, with classic, granular and unknown scopes", () => {
    const { apps } = account;
    expect(new Set(apps.map(({ developer }) => developer))).toEqual(new Set(["THIRD_PARTY", "ZOOM", "INTERNAL"]));
    expect(new Set(apps.map(({ status }) => status))).toEqual(new Set(["PUBLISHED", "UNPUBLISHED", "SHARABLE"]));
    const scopes = new Set(apps.flatMap((app) => app.scopes ?? []));
    for (const scope of ["user:read:admin", "user:read:list_users:admin", "user:read", UNKNOWN_SCOPE])
      expect(scopes).toContain(scope);
    expect(account.roles.some(({ privileges }) => privileges.includes(UNKNOWN_PRIVILEGE))).toBe(true);
  });
});

describe("planted cases", () => {
  const account = makeDemoAccount();

  it("name only what is in the account", () => {
    const known = new Set([
      ...account.users.map(({ email }) => `user:${email.toLowerCase()}`),
      ...account.apps.map(({ id }) => `app:${id}`),
    ]);
    expect(account.planted.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        "forgotten-admin",
        "over-scoped-app",
        "two-roles",
        "restricted-role",
        "public-recording",
      ]),
    );
    for (const planted of account.planted) {
      expect(known).toContain(planted.principal);
      for (const answer of planted.expected) {
        expect(JSON.stringify(answer)).not.toMatch(/(app|group|recording):"/);
        if (answer.question === "can") expect(known).toContain(answer.principal);
        else
          for (const row of [...answer.includes, ...answer.excludes])
            expect([...known, "pseudo:Everyone"]).toContain(row);
      }
    }
  });

  it("leave out those whose people are not there", () => {
    const ids = (users: number) => makeDemoAccount({ users }).planted.map(({ id }) => id);
    expect(ids(1)).toEqual(["over-scoped-app", "unknown-authorizer"]);
    expect(ids(Object.keys(CAST).length)).toEqual(account.planted.map(({ id }) => id));
  });

  it("are facts of the account: the forgotten admin, the two roles, the restriction and the public recording", () => {
    const forgotten = account.users.find(({ email }) => email === CAST.forgottenAdmin.email);
    const days = (Date.parse(account.now) - Date.parse(forgotten?.lastLoginAt ?? "")) / 86_400_000;
    expect(forgotten?.status).toBe("active");
    expect(days).toBeGreaterThan(365);
    expect(account.roles.find(({ id }) => id === forgotten?.roleId)?.privileges).toContain("Role:Edit");
    const two = account.users.find(({ email }) => email === CAST.twoRoles.email);
    expect(account.extraRoleMembers.map(({ userId }) => userId)).toEqual([two?.id]);
    const host = account.users.find(({ email }) => email === CAST.recordingHost.email);
    expect(account.recordings[0]).toMatchObject({ share: "publicly", hostId: host?.id, passcode: false });
    const authorizers = new Set(Object.values(account.authorizers));
    expect(account.users.filter(({ email }) => authorizers.has(email))).toHaveLength(authorizers.size);
  });
});

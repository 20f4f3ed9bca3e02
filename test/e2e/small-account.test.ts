import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CAST } from "../../src/demo/account/cast.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

/** Read scopes of users, account, groups and roles, and no others: every other call answers 400 with code 4711. */
const GRANTED = /^(user|account|group|role):read:/;
const APPS = "marketplace:read:list_apps:admin";
const RECORDINGS = "cloud_recording:read:list_account_recordings:admin";
const MEMBER = `user:${CAST.bystander.email}`;

let small: ServedAccount;
beforeAll(async () => {
  small = await serveAccount(13);
  small.zoom.rules.scopes = small.zoom.rules.scopes.filter((scope) => GRANTED.test(scope));
  expect((await small.whocan(["sync"])).code).toBe(0);
});
afterAll(() => small.close());

interface Gap {
  readonly section: string;
  readonly missing: { readonly codes: readonly string[] } | null;
  readonly remedy: string;
}

describe("an account whose app may read users, account, groups and roles alone", () => {
  it("is read, with apps and recordings denied and the missing scope named", async () => {
    const { coverage } = await small.json(["status"]);
    const ends = new Map<string, { status: string; missing: unknown }>(
      coverage.map(({ section, status, missing }: { section: string; status: string; missing: unknown }) => [
        section,
        { status, missing },
      ]),
    );
    for (const [section, codes] of [
      ["apps", [APPS]],
      ["apps-approved", [APPS]],
      ["app", [APPS]],
      ["recordings", [RECORDINGS]],
      ["recording-shares", [RECORDINGS]],
    ] as const) {
      expect([section, ends.get(section)]).toEqual([section, { status: "denied", missing: { kind: "scope", codes } }]);
      ends.delete(section);
    }
    expect(ends.get("activities")).toMatchObject({ status: "not-selected" });
    ends.delete("activities");
    for (const [section, { status }] of ends) expect([section, status]).toEqual([section, "complete"]);
    const { stdout } = await small.whocan(["status"]);
    expect(stdout).toMatch(/^apps +denied .*not collected: missing scope marketplace:read:list_apps:admin/mu);
  });

  it.each(["set:User", "set:Role", "set:Group", "set:GroupMember", "set:AccountSetting"])(
    "answers exactly which users can act on %s",
    async (resource) => {
      const decision = await small.json(["can", MEMBER, "MetadataWrite", resource]);
      expect(decision).toMatchObject({ verdict: "NO", completeness: { complete: true, gaps: [] } });
      const list = await small.json(["who-can", resource, "--kinds", "user", "--all"]);
      expect(list.completeness).toMatchObject({ complete: true, gaps: [] });
      const emails = list.nodes.map(({ principal }: { principal: { properties: { email: string } } }) => {
        return principal.properties.email;
      });
      expect(emails).toContain(CAST.owner.email);
      expect(emails).not.toContain(CAST.bystander.email);
    },
  );

  it("knows all that a member can do, but for recordings and what sharing may add", async () => {
    const own = await small.json(["effective-access", MEMBER, "--classes", "User,Role,Group,AccountSetting"]);
    expect(own.completeness.complete).toBe(true);
    expect(own.nodes.map(({ class: name }: { class: string }) => name)).toEqual(["User"]);
    const recordings = await small.json(["effective-access", MEMBER, "--classes", "Recording"]);
    expect(sectionsOf(recordings)).toContain("recordings");
  });

  it.each([
    ["which apps can act", ["who-can", "DataRead", "set:User"], ["apps", "apps-approved"], APPS],
    ["who has a scope", ["holders", "scope:user:read:admin"], ["apps", "apps-approved"], APPS],
    ["which apps there are", ["find", "Vault", "--kinds", "app"], ["apps", "apps-approved"], APPS],
    ["what a recording is", ["find", "prices", "--kinds", "recording"], ["recordings"], RECORDINGS],
    [
      "who reaches a part of the recordings",
      ["who-can", "DataRead", "set:Recording", "--extent", "any", "--kinds", "user"],
      ["recordings"],
      RECORDINGS,
    ],
  ])("leaves open %s, and names the scope that would tell", async (_, argv, sections, scope) => {
    const answer = await small.json(argv);
    expect(answer.completeness.complete).toBe(false);
    expect(sectionsOf(answer)).toEqual(sections);
    for (const gap of answer.completeness.gaps as Gap[]) {
      expect(gap.missing).toEqual({ kind: "scope", codes: [scope] });
      expect(gap.remedy).toContain(scope);
    }
    const { stdout } = await small.whocan(argv);
    expect(stdout).toMatch(new RegExp(`^incomplete: .*missing scope ${scope}`, "mu"));
  });

  it("has no app and no recording to ask for, whether by name, key or scope, and says where to look", async () => {
    const { key } = await small.json(["show", MEMBER]);
    const appKey = key.replace(/:user:.*$/u, ":app:vault");
    for (const argv of [
      ["can", "app:Recording Vault", "DataRead", "set:User"],
      ["show", appKey],
      ["holders", "scope:nobody:knows:this"],
    ]) {
      const { code, stderr } = await small.whocan(argv);
      expect(code).toBe(7);
      expect(stderr).toContain("NO_SUCH_NODE");
      expect(stderr).toContain("not all was");
      expect(stderr).toContain(APPS);
    }
  });
});

describe("an app that loses scopes between two runs", () => {
  let account: ServedAccount;
  beforeAll(async () => {
    account = await serveAccount(13);
    await account.json(["sync"]);
    // A token keeps the scopes that it was born with: the second run asks for a new one.
    account.zoom.rules.scopes = account.zoom.rules.scopes.filter((scope) => GRANTED.test(scope));
  });
  afterAll(() => account.close());

  it("keeps what was read, and makes UNKNOWN of every NO that it could change", async () => {
    const app = "app:Call Quality Lens";
    const question = ["can", app, "DataWrite", "set:User"];
    expect(await account.json(question)).toMatchObject({ verdict: "NO", completeness: { complete: true } });
    const before = (await account.json(["status"])).counts;
    const report = (await account.json(["sync"])).reports[0];
    expect(report).toMatchObject({ revision: { number: 2 }, opened: 0, closed: 0 });
    const decision = await account.json(question);
    expect(decision).toMatchObject({ verdict: "UNKNOWN", state: null, completeness: { complete: false } });
    expect(decision.completeness.gaps[0].missing.codes).toEqual([APPS]);
    expect(await account.json([...question, "--at", "1"])).toMatchObject({ verdict: "NO", revision: "1" });
    expect((await account.json(["status"])).counts).toEqual(before);
  });
});

function sectionsOf(answer: { completeness: { gaps: Gap[] } }): string[] {
  return answer.completeness.gaps.map(({ section }) => section);
}

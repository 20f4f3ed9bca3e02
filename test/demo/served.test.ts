import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { SECRET_MARK } from "../../src/demo/account/secrets.ts";
import { type FakeZoom, startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { ask, askAll } from "./ask.ts";
import { SERVED_CATALOG } from "./served-catalog.ts";

let zoom: FakeZoom;
/** Milliseconds that the server's clock is ahead. */
let later = 0;
const account = makeDemoAccount();

beforeAll(async () => {
  zoom = await startFakeZoom(account, { catalog: SERVED_CATALOG, clock: () => Date.now() + later });
});
afterAll(() => zoom.close());

describe("users", () => {
  it("gives active ones unless another status is asked for", async () => {
    const { body, headers } = await ask(zoom, "/users", { page_size: "2000" });
    expect(body.users.map((user: { status: string }) => user.status)).not.toContain("inactive");
    expect(body.total_records).toBe(account.users.filter((user) => user.status === "active").length);
    expect(headers["x-ratelimit-category"]).toBe("Medium");
  });

  it("gives every user once over all statuses and pages", async () => {
    const found: unknown[] = [];
    for (const status of ["active", "inactive", "pending"]) {
      const { items, pages } = await askAll(zoom, "/users", "users", { status, page_size: "7" });
      expect(pages).toBe(Math.ceil(items.length / 7));
      found.push(...items.map((user) => user["email"]));
    }
    expect(found.toSorted()).toEqual(account.users.map((user) => user.email).toSorted());
  });

  it("gives no id to pending users and leaves out what is not known", async () => {
    const { items } = await askAll(zoom, "/users", "users", { status: "pending" });
    expect(items.length).toBeGreaterThan(0);
    for (const user of items) expect(Object.keys(user)).not.toContain("id");
    const all = await askAll(zoom, "/users", "users");
    expect(all.items.some((user) => !("last_login_time" in user))).toBe(true);
    expect(JSON.stringify(all.items)).not.toContain("null");
  });

  it("narrows to a role", async () => {
    const { items } = await askAll(zoom, "/users", "users", { role_id: "0" });
    expect(items.map((user) => user["email"])).toEqual(["ines.okafor@demo.example"]);
  });

  it("refuses a status that does not exist", async () => {
    expect(await ask(zoom, "/users", { status: "retired" })).toMatchObject({ status: 400, body: { code: 300 } });
  });
});

describe("pages", () => {
  it("are limited as documented", async () => {
    expect(await ask(zoom, "/users", { page_size: "2001" })).toMatchObject({ status: 400, body: { code: 300 } });
    expect(await ask(zoom, "/groups", { page_size: "301" })).toMatchObject({ status: 400, body: { code: 300 } });
    expect((await ask(zoom, "/users")).body.page_size).toBe(30);
  });

  it("refuse a token with other parameters, of another list, changed or too old", async () => {
    const { body } = await ask(zoom, "/users", { page_size: "10" });
    const next_page_token = body.next_page_token as string;
    const refused = { status: 400, body: { code: 300 } };
    expect(await ask(zoom, "/users", { page_size: "11", next_page_token })).toMatchObject(refused);
    expect(await ask(zoom, "/users", { page_size: "10", status: "inactive", next_page_token })).toMatchObject(refused);
    expect(await ask(zoom, "/groups", { page_size: "10", next_page_token })).toMatchObject(refused);
    expect(await ask(zoom, "/users", { page_size: "10", next_page_token: `1${next_page_token}` })).toMatchObject(
      refused,
    );
    expect(await ask(zoom, "/users", { page_size: "10", next_page_token })).toMatchObject({ status: 200 });
    later = 15 * 60_000 + 1;
    expect(await ask(zoom, "/users", { page_size: "10", next_page_token })).toMatchObject(refused);
  });
});

describe("groups", () => {
  it("count the members that their lists have, invited ones without id", async () => {
    const { items: groups } = await askAll(zoom, "/groups", "groups", { page_size: "5" });
    expect(groups).toHaveLength(account.groups.length);
    let pending = 0;
    for (const group of groups) {
      const { items } = await askAll(zoom, `/groups/${group["id"]}/members`, "members", { page_size: "2000" });
      expect(items).toHaveLength(group["total_members"] as number);
      pending += items.filter((member) => !("id" in member)).length;
    }
    expect(pending).toBeGreaterThan(0);
  });

  it("name their administrators by e-mail and name alone", async () => {
    const support = account.groups.find((group) => group.name === "Customer Support");
    const { body } = await ask(zoom, `/groups/${support?.id}/admins`);
    expect(body.admins).toEqual([{ email: "omar.farouk@demo.example", name: "Omar Farouk" }]);
  });

  it("that do not exist answer 4130", async () => {
    expect(await ask(zoom, "/groups/none/members")).toMatchObject({ status: 404, body: { code: 4130 } });
    expect(await ask(zoom, "/groups/none/admins")).toMatchObject({ status: 404, body: { code: 4130 } });
  });
});

describe("roles", () => {
  it("are one list with the built-in ones first, and none of Revenue Accelerator", async () => {
    const { body } = await ask(zoom, "/roles");
    expect(body.total_records).toBe(account.roles.length);
    expect(body.roles.slice(0, 3).map((role: { id: string }) => role.id)).toEqual(["0", "1", "2"]);
    expect((await ask(zoom, "/roles", { type: "iq" })).body.roles).toEqual([]);
  });

  it("show privileges, and scopes of those that are limited to groups", async () => {
    const role = account.roles.find((candidate) => candidate.name === "Helpdesk Berlin");
    const office = account.groups.find((group) => group.name === "Berlin Office");
    const { body } = await ask(zoom, `/roles/${role?.id}`);
    expect(body.privileges).toEqual(["User:Read", "User:Edit", "Group:Read"]);
    expect(body.privilege_scopes).toEqual([
      { permission_id: "User:Read", group_ids: [office?.id] },
      { permission_id: "User:Edit", group_ids: [office?.id] },
    ]);
    expect((await ask(zoom, "/roles/1")).body).not.toHaveProperty("privilege_scopes");
  });

  it("list a member whose own record names another role", async () => {
    const role = account.roles.find((candidate) => candidate.name === "Recording Auditor");
    const { items } = await askAll(zoom, `/roles/${role?.id}/members`, "members", { page_size: "1" });
    expect(items.map((member) => member["email"])).toContain("yuzuki.morikawa@demo.example");
    expect(account.users.find((user) => user.email.startsWith("yuzuki"))?.roleId).toBe("2");
  });

  it("that do not exist answer 1034", async () => {
    expect(await ask(zoom, "/roles/none")).toMatchObject({ status: 400, body: { code: 1034 } });
    expect(await ask(zoom, "/roles/none/members")).toMatchObject({ status: 400, body: { code: 1034 } });
  });
});

describe("account settings", () => {
  it("have their blocks, and one body for each option", async () => {
    const { body } = await ask(zoom, "/accounts/me/settings");
    expect(Object.keys(body)).toEqual(expect.arrayContaining(["schedule_meeting", "in_meeting", "recording", "chat"]));
    expect((await ask(zoom, "/accounts/me/settings", { option: "meeting_security" })).body).toHaveProperty(
      "meeting_security.waiting_room",
    );
    expect((await ask(zoom, "/accounts/me/settings", { option: "security" })).body).toHaveProperty(
      "security.signin_with_sso",
    );
    const narrowed = await ask(zoom, "/accounts/me/settings", { custom_query_fields: "chat,recording" });
    expect(Object.keys(narrowed.body).toSorted()).toEqual(["chat", "recording"]);
  });

  it("ask for a master scope under the account's own id", async () => {
    expect(await ask(zoom, `/accounts/${account.id}/settings`)).toMatchObject({ status: 400, body: { code: 4711 } });
    expect(await ask(zoom, "/accounts/other/settings")).toMatchObject({ status: 404, body: { code: 2001 } });
  });
});

describe("apps", () => {
  it("are listed by type, approvals only among the approved", async () => {
    for (const type of ["account_added", "approved_apps", "public", "account_created"]) {
      const { items } = await askAll(zoom, "/marketplace/apps", "apps", { type, page_size: "3" });
      expect(items.map((app) => app["app_id"]).toSorted()).toEqual(
        account.apps
          .filter((app) => app.lists.some((list) => list === type))
          .map((app) => app.id)
          .toSorted(),
      );
      expect(items.every((app) => "approval_info" in app === (type === "approved_apps"))).toBe(true);
    }
    expect((await ask(zoom, "/marketplace/apps")).body.apps).toEqual([]);
    expect(await ask(zoom, "/marketplace/apps", { type: "mine" })).toMatchObject({ status: 400, body: { code: 300 } });
  });

  it("show exact scopes in their detail", async () => {
    const app = account.apps.find((candidate) => candidate.name === "Minutely Notetaker");
    const { body } = await ask(zoom, `/marketplace/apps/${app?.id}`);
    expect(body.app_scopes).toContain("recording:write:admin");
    expect(await ask(zoom, "/marketplace/apps/none")).toMatchObject({ status: 404, body: { code: 1401 } });
  });
});

describe("recordings", () => {
  it("are those of the window, which is cut in silence to a month", async () => {
    const window = { from: "2026-10-03", to: "2026-11-02", page_size: "300" };
    const { items } = await askAll(zoom, "/accounts/me/recordings", "meetings", window);
    const inside = account.recordings.filter(({ startTime }) => startTime >= "2026-10-03" && startTime < "2026-11-03");
    expect(items.map((one) => one["uuid"])).toEqual(inside.map((one) => one.uuid));
    const wide = await ask(zoom, "/accounts/me/recordings", { from: "2026-01-01", to: "2026-11-02" });
    expect(wide.body.from).toBe("2026-10-03");
    const today = await ask(zoom, "/accounts/me/recordings");
    expect([today.body.from, today.body.to]).toEqual(["2026-11-02", "2026-11-02"]);
  });

  it("refuse dates that are none or in the wrong order", async () => {
    const refused = { status: 400, body: { code: 300 } };
    expect(await ask(zoom, "/accounts/me/recordings", { from: "yesterday" })).toMatchObject(refused);
    expect(await ask(zoom, "/accounts/me/recordings", { from: "2026-10-09", to: "2026-10-08" })).toMatchObject(refused);
  });

  it("carry the mark in every secret", async () => {
    const { items } = await askAll(zoom, "/accounts/me/recordings", "meetings", {
      from: "2026-10-03",
      to: "2026-11-02",
    });
    const text = JSON.stringify(items);
    for (const field of ["share_url", "download_url", "play_url", "recording_play_passcode"]) {
      const values = [...text.matchAll(new RegExp(`"${field}":"([^"]*)"`, "g"))].map((match) => match[1]);
      expect(values.length).toBeGreaterThan(0);
      for (const value of values) expect(value).toContain(SECRET_MARK);
    }
  });

  it("show their sharing under a UUID that is encoded twice", async () => {
    const slashed = account.recordings.filter(({ uuid }) => uuid.startsWith("/") || uuid.includes("//"));
    expect(slashed.length).toBeGreaterThanOrEqual(2);
    for (const { uuid, share } of slashed) {
      const once = encodeURIComponent(uuid);
      const twice = encodeURIComponent(once);
      expect((await ask(zoom, `/meetings/${twice}/recordings/settings`)).body.share_recording).toBe(share);
      expect(await ask(zoom, `/meetings/${once}/recordings/settings`)).toMatchObject({ status: 404 });
    }
    const [published] = account.recordings;
    const path = `/meetings/${encodeURIComponent(published?.uuid ?? "")}/recordings/settings`;
    expect((await ask(zoom, path)).body).toMatchObject({
      share_recording: "publicly",
      recording_authentication: false,
    });
  });
});

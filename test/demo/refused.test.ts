import { afterEach, describe, expect, it } from "vitest";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { type FakeZoom, type FakeZoomOptions, startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { ask, askToken, tokenOf } from "./ask.ts";
import { SERVED_CATALOG } from "./served-catalog.ts";

const running: FakeZoom[] = [];

async function start(options: Partial<FakeZoomOptions> = {}): Promise<FakeZoom> {
  const zoom = await startFakeZoom(makeDemoAccount({ users: 40 }), { catalog: SERVED_CATALOG, ...options });
  running.push(zoom);
  return zoom;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((zoom) => zoom.close()));
});

describe("tokens", () => {
  it("carry the granted scopes, by default one for each operation that is served", async () => {
    const zoom = await start();
    const { status, body } = await askToken(zoom);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: "bearer", expires_in: 3599, api_url: zoom.url });
    expect(body.scope.split(" ")).toEqual([
      "account:read:settings:admin",
      "cloud_recording:read:list_account_recordings:admin",
      "cloud_recording:read:recording_settings:admin",
      "group:read:administrator:admin",
      "group:read:list_groups:admin",
      "group:read:list_members:admin",
      "marketplace:read:app:admin",
      "marketplace:read:list_apps:admin",
      "role:read:list_members:admin",
      "role:read:list_roles:admin",
      "role:read:role:admin",
      "user:read:list_users:admin",
    ]);
  });

  it("carry the same scopes by the committed catalog", async () => {
    const byHand = await start();
    const committed = await start({ catalog: loadCatalog().data });
    expect(committed.rules.scopes).toEqual(byHand.rules.scopes);
  });

  it("are refused in different words for a wrong account, client, secret, grant and a deactivated app", async () => {
    const zoom = await start();
    const replies = [
      await askToken(zoom, { accountId: "other" }),
      await askToken(zoom, { clientId: "other" }),
      await askToken(zoom, { clientSecret: "other" }),
      await askToken(zoom, { grant: "client_credentials" }),
      await askToken(zoom, { clientSecret: "" }),
    ];
    zoom.rules.deactivated = true;
    replies.push(await askToken(zoom));
    expect(replies.map(({ status, body }) => [status, body.error, body.reason, body.code])).toEqual([
      [400, "invalid_request", "Bad Request", undefined],
      [400, "invalid_client", "Invalid client.", 4702],
      [401, "invalid_client", "Invalid client secret.", 4704],
      [400, "unsupported_grant_type", "Grant type is not supported.", 4705],
      [400, "invalid_request", "Client ID or client secret is missing.", 4706],
      [400, "invalid_client", "The app has been disabled.", 4717],
    ]);
  });

  it("end in time, and when they are revoked", async () => {
    let now = Date.parse("2026-11-02T09:00:00Z");
    const zoom = await start({ clock: () => now, tokenLifeSeconds: 60 });
    const token = await tokenOf(zoom);
    expect((await ask(zoom, "/users", {}, token)).status).toBe(200);
    now += 60_000;
    expect(await ask(zoom, "/users", {}, token)).toMatchObject({
      status: 401,
      body: { code: 124, message: "Access token is expired." },
    });
    const fresh = await tokenOf(zoom);
    zoom.revokeTokens();
    expect(await ask(zoom, "/users", {}, fresh)).toMatchObject({ status: 401, body: { code: 124 } });
    expect(await ask(zoom, "/users", {}, "made-up")).toMatchObject({ status: 401, body: { code: 124 } });
  });

  it("keep the scopes that they were born with", async () => {
    const zoom = await start({ scopes: ["group:read:list_groups:admin"] });
    const old = await tokenOf(zoom);
    zoom.rules.scopes = ["user:read:list_users:admin"];
    expect((await ask(zoom, "/users", {}, old)).status).toBe(400);
    expect((await ask(zoom, "/users")).status).toBe(200);
  });
});

describe("scopes", () => {
  it("that are missing are named: granular ones with code 4711", async () => {
    const zoom = await start({ scopes: ["user:read:list_users:admin"] });
    expect(await ask(zoom, "/marketplace/apps", { type: "account_added" })).toMatchObject({
      status: 400,
      body: {
        code: 4711,
        message: "Invalid access token, does not contain scopes:[marketplace:read:list_apps:admin].",
      },
    });
    expect((await ask(zoom, "/users")).status).toBe(200);
  });

  it("that are missing are named: classic ones with code 4700", async () => {
    const zoom = await start({ scopes: ["user:read:admin"] });
    expect(await ask(zoom, "/roles")).toMatchObject({
      status: 400,
      body: { code: 4700, message: "Invalid access token, does not contain role:read:admin scope." },
    });
    expect((await ask(zoom, "/users")).status).toBe(200);
  });

  it("at user level do not open what is asked of the whole account", async () => {
    const zoom = await start({ scopes: ["user:read", "user:read:list_users", "recording:read"] });
    for (const path of ["/users", "/accounts/me/recordings"]) expect((await ask(zoom, path)).status).toBe(400);
  });
});

describe("the role of the app's owner", () => {
  it("must have the privilege too", async () => {
    const account = makeDemoAccount({ users: 40 });
    const idOf = (name: string) => account.roles.find((role) => role.name === name)?.id ?? "";
    const zoom = await startFakeZoom(account, { catalog: SERVED_CATALOG, ownerRoleId: idOf("Helpdesk") });
    running.push(zoom);
    expect((await ask(zoom, "/users")).status).toBe(200);
    expect((await ask(zoom, "/groups")).status).toBe(200);
    expect(await ask(zoom, "/roles")).toMatchObject({
      status: 400,
      body: { code: 200, message: "Invalid access token. Does not contain permissions [Role:Read]." },
    });
    zoom.rules.ownerRoleId = idOf("Access Review Connector");
    const paths = [
      "/users",
      "/groups",
      "/roles",
      "/roles/0",
      "/accounts/me/settings",
      "/marketplace/apps",
      "/accounts/me/recordings",
    ];
    for (const path of paths) expect([path, (await ask(zoom, path)).status]).toEqual([path, 200]);
  });

  it("opens nothing as Member or when it is gone, and reads with Edit", async () => {
    const zoom = await start({ ownerRoleId: "2" });
    for (const path of ["/users", "/roles/0"])
      expect(await ask(zoom, path)).toMatchObject({ status: 400, body: { code: 200 } });
    zoom.rules.ownerRoleId = "gone";
    expect(await ask(zoom, "/users")).toMatchObject({ status: 400, body: { code: 200 } });
    const role = zoom.account.roles.find((candidate) => candidate.name === "Helpdesk");
    if (role !== undefined) role.privileges = ["user:edit"];
    zoom.rules.ownerRoleId = role?.id ?? "";
    expect((await ask(zoom, "/users")).status).toBe(200);
  });
});

describe("anything else", () => {
  it("is not recognized, with or without a token", async () => {
    const zoom = await start();
    for (const path of ["/users/me/meetings", "/phone/users", "/rec/download/x"]) {
      expect(await ask(zoom, path)).toMatchObject({ status: 404, body: { code: 2300 } });
    }
    expect(zoom.requests.paths).toContain("/v2/rec/download/x");
  });
});

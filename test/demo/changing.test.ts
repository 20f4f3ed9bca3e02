import { afterEach, expect, it } from "vitest";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { type FakeZoom, startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { ask, askAll, tokenOf } from "./ask.ts";
import { SERVED_CATALOG } from "./served-catalog.ts";

let zoom: FakeZoom;
afterEach(() => zoom.close());

it("answers from the account as it is at the moment", async () => {
  zoom = await startFakeZoom(makeDemoAccount({ users: 40 }), { catalog: SERVED_CATALOG });
  const { account } = zoom;
  const [owner] = account.users;
  if (owner !== undefined) owner.lastName = "Okafor-Lindgren";
  expect((await ask(zoom, "/users")).body.users[0]).toMatchObject({ display_name: "Ines Okafor-Lindgren" });
  const role = account.roles.pop();
  expect(await ask(zoom, `/roles/${role?.id}`)).toMatchObject({ body: { code: 1034 } });
  const [app] = account.apps;
  if (app !== undefined) app.scopes = null;
  expect((await ask(zoom, `/marketplace/apps/${app?.id}`)).body).not.toHaveProperty("app_scopes");
});

it("goes on with the rest of a list when the account shrinks between two pages", async () => {
  zoom = await startFakeZoom(makeDemoAccount({ users: 40 }), { catalog: SERVED_CATALOG });
  const token = await tokenOf(zoom);
  const first = await ask(zoom, "/users", { page_size: "10" }, token);
  zoom.account.users.splice(20);
  const next = await ask(zoom, "/users", { page_size: "10", next_page_token: first.body.next_page_token }, token);
  expect(next.status).toBe(200);
  expect(next.body.next_page_token).toBe("");
});

it("lets a test answer in its place, cut the line or only look on", async () => {
  const seen: string[] = [];
  zoom = await startFakeZoom(makeDemoAccount({ users: 40 }), {
    catalog: SERVED_CATALOG,
    onRequest: ({ path, index }) => {
      seen.push(`${index} ${path}`);
      if (path === "/v2/groups")
        return { status: 429, body: { code: 429, message: "Later." }, headers: { "retry-after": "1" } };
      if (path === "/v2/roles") return "destroy";
      return undefined;
    },
  });
  const token = await tokenOf(zoom);
  expect(await ask(zoom, "/groups", {}, token)).toMatchObject({ status: 429, headers: { "retry-after": "1" } });
  await expect(ask(zoom, "/roles", {}, token)).rejects.toThrow();
  expect((await ask(zoom, "/users", {}, token)).status).toBe(200);
  expect(seen).toEqual(["0 /oauth/token", "1 /v2/groups", "2 /v2/roles", "3 /v2/users"]);
  expect(zoom.requests.list.map(({ path, status }) => [path, status])).toEqual([
    ["/oauth/token", 200],
    ["/v2/groups", 429],
    ["/v2/roles", 0],
    ["/v2/users", 200],
  ]);
});

it("serves a list of twenty thousand in pages of two thousand", async () => {
  zoom = await startFakeZoom(makeDemoAccount({ users: 20_000 }), { catalog: SERVED_CATALOG });
  const { items, pages } = await askAll(zoom, "/users", "users", { page_size: "2000" });
  expect(items).toHaveLength(zoom.account.users.filter((user) => user.status === "active").length);
  expect(pages).toBe(Math.ceil(items.length / 2000));
  expect(new Set(items.map((user) => user["id"])).size).toBe(items.length);
});

it("refuses a port that is taken, with a code", async () => {
  zoom = await startFakeZoom(makeDemoAccount({ users: 1 }), { catalog: SERVED_CATALOG });
  const port = Number(new URL(zoom.url).port);
  await expect(startFakeZoom(makeDemoAccount({ users: 1 }), { catalog: SERVED_CATALOG, port })).rejects.toMatchObject({
    code: "PORT_IN_USE",
  });
});

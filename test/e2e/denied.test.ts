import { expect, it, onTestFinished } from "vitest";
import type { FakeZoomOptions } from "../../src/demo/server/start-fake-zoom.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

async function serve(options: FakeZoomOptions = {}): Promise<ServedAccount> {
  const served = await serveAccount(60, options);
  onTestFinished(() => served.close());
  return served;
}

/** How often members of roles were asked for. */
function asked({ zoom }: ServedAccount): number {
  return zoom.requests.list.filter(({ path }) => /^\/v2\/roles\/[^/]+\/members$/.test(path)).length;
}

async function coverageOf(served: ServedAccount) {
  const { coverage, incomplete } = await served.json(["status"]);
  const own = ({ section }: { section: string }) => section === "role-members";
  return { section: coverage.find(own), extents: incomplete.filter(own) };
}

it("is asked for once when a scope is missing, and every part of the section says the same", async () => {
  const served = await serve();
  served.zoom.rules.scopes = served.zoom.rules.scopes.filter((scope) => !scope.startsWith("role:read:list_members"));
  expect((await served.whocan(["sync"])).code).toBe(0);
  expect(asked(served)).toBe(1);
  const { section, extents } = await coverageOf(served);
  // The list of Member is not read.
  expect(extents.length).toBe(served.account.roles.length - 1);
  expect(section).toMatchObject({ status: "denied", missing: { kind: "scope" } });
  const [first] = extents;
  for (const { status, reason, missing } of extents) {
    expect({ status, reason, missing }).toEqual({ status: "denied", reason: first.reason, missing: first.missing });
  }
});

it("is asked for once when a privilege is missing", async () => {
  const served = await serve();
  const [role] = served.account.roles.filter(({ id, privileges }) => id.length > 1 && privileges.length > 0);
  if (role === undefined) throw new Error("The demo has no custom role.");
  role.privileges = ["User:Read", "Group:Read"];
  served.zoom.rules.ownerRoleId = role.id;
  await served.whocan(["sync"]);
  const recordings = served.zoom.requests.list.filter(({ path }) => path === "/v2/accounts/me/recordings");
  expect(recordings.length).toBe(1);
});

it("is asked for again by the next run, which reads all of it", async () => {
  const served = await serve();
  const { scopes } = served.zoom.rules;
  served.zoom.rules.scopes = scopes.filter((scope) => !scope.startsWith("role:read:list_members"));
  await served.whocan(["sync"]);
  served.zoom.rules.scopes = scopes;
  await served.whocan(["sync"]);
  expect((await coverageOf(served)).section).toMatchObject({ status: "complete" });
});

it("goes on where only one of the parts is refused", async () => {
  let refused: string | undefined;
  const served = await serve({
    onRequest: ({ path }) => {
      if (!/^\/v2\/roles\/[^/]+\/members$/.test(path)) return undefined;
      refused ??= path;
      const isRefused = path === refused;
      const message = "No permission to view this role.";
      return isRefused ? { status: 403, body: { code: 200, message } } : undefined;
    },
  });
  await served.whocan(["sync"]);
  expect(asked(served)).toBeGreaterThanOrEqual(served.account.roles.length - 1);
  expect((await coverageOf(served)).extents).toHaveLength(1);
});

import { afterEach, expect, it } from "vitest";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

const HOUR_MS = 3_600_000;
const opened: ServedAccount[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((served) => served.close()));
});

/** A tenant whose clock jumps by more than an hour when the third page of users is asked for, so that its tokens end there. */
async function serveTenant(seed: number) {
  let ahead = 0;
  let pages = 0;
  const account = makeDemoAccount({ seed, users: 60, now: new Date().toISOString() });
  const served = await serveAccount(account, {
    mostPerPage: 10,
    clock: () => Date.now() + ahead,
    onRequest: ({ path }) => {
      if (path === "/v2/users" && ++pages === 3) ahead += 1.1 * HOUR_MS;
      return undefined;
    },
  });
  opened.push(served);
  return served;
}

const asked = ({ zoom }: ServedAccount, wanted: string) =>
  zoom.requests.list.filter(({ path }) => path === wanted).length;

it("CL-75 two tenants sync at once with tokens of their own; one that ends meanwhile is renewed, and no page is lost", async () => {
  const tenants = [await serveTenant(1), await serveTenant(2)];
  const reports = await Promise.all(tenants.map((tenant) => tenant.json(["sync"])));
  for (const [at, tenant] of tenants.entries()) {
    expect(asked(tenant, "/oauth/token")).toBe(2);
    const { revision, sections } = reports[at].reports[0];
    const unread = sections.filter(({ status }: { status: string }) => status !== "complete");
    expect(unread).toMatchObject([{ section: "activities", status: "not-selected" }]);
    const undisturbed = { WHOCAN_DATA: "undisturbed" };
    const again = JSON.parse((await tenant.whocan(["sync", "--json", "--quiet"], { env: undisturbed })).stdout);
    expect(revision.factsDigest).toBe(again.reports[0].revision.factsDigest);
  }
  const [one, other] = reports.map(({ reports: [report] }) => report.revision.factsDigest);
  expect(one).not.toBe(other);
});

it("CL-75 a tenant's credentials get no token of another", async () => {
  const [one, other] = [await serveTenant(1), await serveTenant(2)];
  const { ZOOM_OAUTH_URL = "" } = other.env;
  const { code, stderr } = await one.whocan(["sync"], { env: { ZOOM_OAUTH_URL } });
  expect([code, stderr]).toEqual([4, expect.stringMatching(/^error AUTH_/mu)]);
});

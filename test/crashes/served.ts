import type { DemoAccount } from "../../src/demo/account/demo-account.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { type FakeZoom, startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { FakeClock } from "../sync/fake-clock.ts";

/** A small account as it is first, and as it is later. */
export const STATES = ["first", "later"] as const;
export type State = (typeof STATES)[number];

/** Serves a state of the account by a fake Zoom of its own, whose journal nobody else writes. */
export async function serve(state: State): Promise<FakeZoom> {
  const now = new FakeClock().now();
  const account = makeDemoAccount({ seed: 3, users: 13, now: now.toISOString() });
  account.recordings = account.recordings.slice(0, 6);
  account.apps = account.apps.slice(0, 4);
  const options = { clock: () => now.getTime(), mostPerPage: 5 };
  return startFakeZoom(state === "first" ? account : changed(account), options);
}

/** Something new, something gone and something said otherwise, in most sections. */
function changed(account: DemoAccount): DemoAccount {
  const [left] = account.users.filter(({ id, roleId }) => id !== null && roleId !== "0").slice(-1);
  account.users = account.users.filter((user) => user !== left);
  for (const user of account.users.slice(0, 4)) {
    user.lastName = `${user.lastName}-Renamed`;
    user.groupIds = user.groupIds.slice(1);
  }
  const role = account.roles.find(({ id }) => id.length > 1);
  if (role !== undefined) role.privileges = role.privileges.slice(1);
  account.recordings = account.recordings.slice(1);
  for (const recording of account.recordings.slice(2)) recording.share = "none";
  account.groups = account.groups.slice(1);
  return account;
}

/** The variables that connect to it. */
export function variablesFor({ credentials, url, oauthUrl }: FakeZoom): Readonly<Record<string, string>> {
  return {
    ZOOM_ACCOUNT_ID: credentials.accountId,
    ZOOM_CLIENT_ID: credentials.clientId,
    ZOOM_CLIENT_SECRET: credentials.clientSecret,
    ZOOM_API_URL: url,
    ZOOM_OAUTH_URL: oauthUrl,
    ZOOM_PLAN: "unlimited",
    WHOCAN_QUOTA_SHARE: "1",
  };
}

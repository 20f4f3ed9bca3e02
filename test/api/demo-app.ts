import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, openApp } from "../../src/app.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import type { DemoAccount } from "../../src/demo/account/demo-account.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { type FakeZoom, type FakeZoomOptions, startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { silentLogger } from "../../src/lib/logger.ts";

export interface DemoApp {
  readonly app: App;
  readonly account: DemoAccount;
  readonly zoom: FakeZoom;
  /** The data folder's parent, empty but for it. */
  readonly folder: string;
  /** The variables that connect to the fake Zoom. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** A small demo account, served over HTTP and not read yet. */
export async function openDemoApp(options: FakeZoomOptions = {}, users = 30): Promise<DemoApp> {
  const account = makeDemoAccount({ seed: 3, users, now: new Date().toISOString() });
  const zoom = await startFakeZoom(account, options);
  const folder = await mkdtemp(join(tmpdir(), "whocan-"));
  const env = {
    ZOOM_ACCOUNT_ID: zoom.credentials.accountId,
    ZOOM_CLIENT_ID: zoom.credentials.clientId,
    ZOOM_CLIENT_SECRET: zoom.credentials.clientSecret,
    ZOOM_API_URL: zoom.url,
    ZOOM_OAUTH_URL: zoom.oauthUrl,
    ZOOM_PLAN: "unlimited",
    WHOCAN_QUOTA_SHARE: "1",
  };
  const app = await openApp(await loadConfig({ cwd: folder, env }), { logger: silentLogger });
  return {
    app,
    account,
    zoom,
    folder,
    env,
    async close() {
      await app.close();
      await zoom.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Reads the account of the first connection. */
export async function readAccount({ app }: DemoApp): Promise<void> {
  const [connection] = app.config.connections;
  if (connection === undefined) throw new Error("There is no connection.");
  await app.sync({ connection });
}

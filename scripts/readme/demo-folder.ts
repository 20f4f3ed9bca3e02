import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openApp } from "../../src/app.ts";
import { configuredConnection, loadConfig } from "../../src/config/load-config.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { silentLogger } from "../../src/lib/logger.ts";

/** The day on which README's examples are run: the demo's people and ids are the same on any. */
const NOW = "2026-11-22T09:00:00.000Z";

export interface ReadmeFolder {
  readonly cwd: string;
  remove(): Promise<void>;
}

/** A folder into which the demo account was read as `npm start` does, at a fixed time. */
export async function makeReadmeFolder(): Promise<ReadmeFolder> {
  const cwd = await mkdtemp(join(tmpdir(), "whocan-readme-"));
  const account = makeDemoAccount({ now: NOW });
  const zoom = await startFakeZoom(account);
  const clock = { now: () => new Date(NOW), sleep: () => Promise.resolve() };
  const app = await openApp(await loadConfig({ cwd, env: {} }), { clock, logger: silentLogger });
  try {
    const apps = Object.fromEntries(
      Object.entries(account.authorizers).map(([id, authorizer]) => [id, { authorizer }]),
    );
    const place = { apiUrl: zoom.url, oauthUrl: zoom.oauthUrl, plan: "unlimited", quotaShare: 1 };
    const connection = configuredConnection("demo", { name: "demo", ...zoom.credentials, ...place, apps });
    await app.sync({ connection });
  } finally {
    await app.close();
    await zoom.close();
  }
  return { cwd, remove: () => rm(cwd, { recursive: true, force: true }) };
}

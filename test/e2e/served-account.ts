import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DemoAccount } from "../../src/demo/account/demo-account.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { type FakeZoom, type FakeZoomOptions, startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { type CliResult, type CliSetting, runCli } from "../cli/run-cli.ts";

/** An account that a fake Zoom serves, and a folder of its own to read it into. */
export interface ServedAccount {
  readonly account: DemoAccount;
  readonly zoom: FakeZoom;
  readonly folder: string;
  /** The variables that connect to it. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs a command in the folder, in this process. */
  whocan(argv: readonly string[], setting?: Partial<CliSetting>): Promise<CliResult>;
  /** The same with `--json`, parsed; throws with what was said when the command fails. */
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of whatever was asked.
  json(argv: readonly string[]): Promise<any>;
  close(): Promise<void>;
}

/** Serves an account, by default a demo of so many users as of now. `variables` are given to all commands. */
export async function serveAccount(
  account: DemoAccount | number,
  options: FakeZoomOptions = {},
  variables: Readonly<Record<string, string>> = {},
): Promise<ServedAccount> {
  const served =
    typeof account === "number" ? makeDemoAccount({ users: account, now: new Date().toISOString() }) : account;
  const zoom = await startFakeZoom(served, options);
  const folder = await mkdtemp(join(tmpdir(), "whocan-e2e-"));
  const env = { ...connectionTo(zoom), ...variables };
  const whocan = (argv: readonly string[], setting: Partial<CliSetting> = {}) =>
    runCli(argv, { cwd: folder, ...setting, env: { ...env, ...setting.env } });
  return {
    account: served,
    zoom,
    folder,
    env,
    whocan,
    async json(argv) {
      const { code, stdout, stderr } = await whocan([...argv, "--json", "--quiet"]);
      if (code !== 0) throw new Error(`${argv.join(" ")}: exit code ${code}\n${stderr}`);
      return JSON.parse(stdout);
    },
    async close() {
      await zoom.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The variables that connect to a fake Zoom. */
function connectionTo({
  credentials,
  url,
  oauthUrl,
}: Pick<FakeZoom, "credentials" | "url" | "oauthUrl">): Readonly<Record<string, string>> {
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

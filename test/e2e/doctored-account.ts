import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { SECRET_MARK } from "../../src/demo/account/secrets.ts";
import { type CliResult, runCli } from "../cli/run-cli.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

/** An account of a test file whose connection is doctored: the fake Zoom's rules are as usual again after each test. */
export interface DoctoredAccount {
  readonly served: ServedAccount;
  /** The scopes that are usually granted. */
  readonly scopes: readonly string[];
  /** Runs a command in a new folder. */
  run(argv: readonly string[], env?: Readonly<Record<string, string>>): Promise<CliResult>;
  /** The report of `doctor --json` about the one connection. */
  // biome-ignore lint/suspicious/noExplicitAny: the report as JSON.
  report(...argv: readonly string[]): Promise<any>;
}

/** Serves it for the tests of a file. No command may say a secret. */
export function doctoredAccount(): DoctoredAccount {
  let served: ServedAccount;
  let scopes: readonly string[] = [];
  let said = "";
  beforeAll(async () => {
    served = await serveAccount(20);
    scopes = served.zoom.rules.scopes;
  });
  afterEach(() => {
    const usual = { scopes, ownerRoleId: "0", deactivated: false, notInPlan: [], onRequest: undefined };
    Object.assign(served.zoom.rules, usual);
    expect(said).not.toContain(SECRET_MARK);
  });
  afterAll(() => served.close());

  const run: DoctoredAccount["run"] = async (argv, env = {}) => {
    const cwd = await mkdtemp(join(served.folder, "case-"));
    const result = await runCli(argv, { cwd, env: { ...served.env, ...env } });
    said += result.stdout + result.stderr;
    return result;
  };
  return {
    get served() {
      return served;
    },
    get scopes() {
      return scopes;
    },
    run,
    report: async (...argv) => JSON.parse((await run(["doctor", "--json", ...argv])).stdout).connections[0],
  };
}

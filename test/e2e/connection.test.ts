import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SECRET_MARK } from "../../src/demo/account/secrets.ts";
import { type CliResult, runCli } from "../cli/run-cli.ts";
import { askToken } from "../demo/ask.ts";
import { databasesOf } from "./databases.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

let served: ServedAccount;
/** All that the commands of this file said. */
let said = "";
beforeAll(async () => {
  served = await serveAccount(13);
});
afterAll(() => served.close());

/** Runs a command in a new empty folder, or in the one given. */
async function run(argv: readonly string[], env: Record<string, string>, cwd?: string): Promise<CliResult> {
  const result = await runCli(argv, { cwd: cwd ?? (await newFolder()), env });
  said += result.stdout + result.stderr;
  return result;
}

const newFolder = () => mkdtemp(join(served.folder, "case-"));

/** The variables without credentials: where the fake Zoom is. */
function place(): Record<string, string> {
  const { ZOOM_ACCOUNT_ID: _a, ZOOM_CLIENT_ID: _c, ZOOM_CLIENT_SECRET: _s, ...rest } = served.env;
  return rest;
}

describe("a connection", () => {
  it("VZ-14 VZ-15 VZ-16 CS-06 keeps a friendly name, account id and client id, and shows them", async () => {
    const cwd = await newFolder();
    const { accountId, clientId, clientSecret } = served.zoom.credentials;
    await writeFile(join(cwd, "secret"), `${clientSecret}\n`);
    const yaml = `connections:
  - name: head-office
    accountId: ${accountId}
    clientId: ${clientId}
    clientSecretFile: ${join(cwd, "secret")}
`;
    await writeFile(join(cwd, "whocan.yaml"), yaml);
    const { stdout } = await run(["sync"], place(), cwd);
    expect(stdout).toContain(`Account ${accountId} by head-office: revision 1`);
    expect((await run(["status"], {}, cwd)).stdout).toContain(`account ${accountId} by connection head-office`);
    const settings = (await run(["status", "--settings"], {}, cwd)).stdout;
    expect(settings).toMatch(new RegExp(`^head-office: accountId +${accountId} `, "mu"));
    expect(settings).toMatch(new RegExp(`^head-office: clientId +${clientId} `, "mu"));
    expect(settings).toMatch(/^head-office: clientSecret +set /mu);
    expect(said).not.toContain(SECRET_MARK);
  });

  it("C1-18 takes account id, client id and secret from variables, from files or from whocan.yaml, and prints no secret", async () => {
    const { accountId, clientId, clientSecret } = served.zoom.credentials;
    const cwd = await newFolder();
    const files = Object.entries({
      ZOOM_ACCOUNT_ID: accountId,
      ZOOM_CLIENT_ID: clientId,
      ZOOM_CLIENT_SECRET: clientSecret,
    });
    for (const [name, value] of files) await writeFile(join(cwd, name), value);
    const fromFiles = Object.fromEntries(files.map(([name]) => [`${name}_FILE`, join(cwd, name)]));
    const yaml = `zoom:\n  accountId: ${accountId}\n  clientId: ${clientId}\n  clientSecret: ${clientSecret}\n`;
    const withYaml = await newFolder();
    await writeFile(join(withYaml, "whocan.yaml"), yaml);
    for (const { code, stdout } of [
      await run(["sync"], { ...served.env }),
      await run(["sync"], { ...place(), ...fromFiles }),
      await run(["sync"], place(), withYaml),
    ]) {
      expect(code).toBe(0);
      expect(stdout).toContain(`Account ${accountId} by zoom: revision 1`);
    }
    expect(said).not.toContain(SECRET_MARK);
  });

  it("CL-61 is a server-to-server app's: one token by the grant account_credentials, and the first sync passes", async () => {
    expect((await askToken(served.zoom, { grant: "client_credentials" })).body.error).toBe("unsupported_grant_type");
    served.zoom.requests.clear();
    const { code, stdout } = await run(["sync", "--json"], { ...served.env });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).reports[0]).toMatchObject({ unchanged: false, revision: { number: 1 } });
    for (const { section, status } of JSON.parse(stdout).reports[0].sections) {
      expect([section, status]).toEqual([section, section === "activities" ? "not-selected" : "complete"]);
    }
    const tokens = served.zoom.requests.list.filter(({ path }) => path === "/oauth/token");
    expect(tokens).toEqual([expect.objectContaining({ method: "POST", status: 200 })]);
  });

  it.each([
    ["AX-11", "ZOOM_ACCOUNT_ID"],
    ["AX-12", "ZOOM_CLIENT_ID"],
  ])("%s is required, and what cannot be one is refused before any call", async (_id, name) => {
    served.zoom.requests.clear();
    for (const [value, code] of [
      ["", "CONFIG_MISSING"],
      ["ada@example.com", "CONFIG_INVALID"],
      ["<your id>", "CONFIG_INVALID"],
      ["with space", "CONFIG_INVALID"],
    ] as const) {
      const refused = await run(["sync"], { ...served.env, [name]: value });
      expect([value, refused.code, refused.stderr]).toEqual([value, 3, expect.stringContaining(`error ${code}: `)]);
      expect(refused.stderr).toContain(name);
    }
    expect(served.zoom.requests.count).toBe(0);
  });
});

describe("credentials that Zoom refuses", () => {
  const CASES = [
    ["account", { ZOOM_ACCOUNT_ID: "anotherAccount1" }, "AUTH_ACCOUNT", "Check ZOOM_ACCOUNT_ID"],
    ["client", { ZOOM_CLIENT_ID: "another-client" }, "AUTH_CLIENT", "Check ZOOM_CLIENT_ID"],
    ["secret", { ZOOM_CLIENT_SECRET: `${SECRET_MARK}-wrong` }, "AUTH_SECRET", "Check ZOOM_CLIENT_SECRET"],
    ["app, which is deactivated", {}, "AUTH_DEACTIVATED", "Activate the app"],
  ] as const;

  it.each(CASES)(
    "name the %s, with exit code 4, and leave what was read as it was",
    async (what, change, code, next) => {
      const cwd = await newFolder();
      await run(["sync"], { ...served.env }, cwd);
      const before = databasesOf(join(cwd, ".whocan"));
      served.zoom.rules.deactivated = what.includes("deactivated");
      const refused = await run(["sync"], { ...served.env, ...change }, cwd);
      served.zoom.rules.deactivated = false;
      expect([refused.code, refused.stdout]).toEqual([4, ""]);
      expect(refused.stderr).toContain(`error ${code}: `);
      expect(refused.stderr).toContain(`next: ${next}`);
      expect(databasesOf(join(cwd, ".whocan"))).toEqual(before);
      expect(said).not.toContain(SECRET_MARK);
    },
  );

  it("make no data folder, and neither does a host that cannot be reached", async () => {
    const cwd = await newFolder();
    await run(["sync"], { ...served.env, ZOOM_CLIENT_ID: "another-client" }, cwd);
    const unreachable = { ZOOM_API_URL: "http://127.0.0.1:9", ZOOM_OAUTH_URL: "http://127.0.0.1:9/oauth/token" };
    const { code, stderr } = await run(["sync"], { ...served.env, ...unreachable }, cwd);
    expect([code, stderr]).toEqual([5, expect.stringContaining("error NETWORK: ")]);
    expect(stderr).toContain("next: Check the network");
    expect(await readdir(cwd)).toEqual([]);
  });
});

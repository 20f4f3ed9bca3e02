import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import { type RealInputServer, startRealInputServer } from "../real-input/server.ts";

let server: RealInputServer;
let cwd: string;
let env: Record<string, string>;
beforeAll(async () => {
  server = await startRealInputServer();
  cwd = await mkdtemp(join(tmpdir(), "whocan-e2e-"));
  const { accountId, clientId, clientSecret, apiUrl, plan } = server.connection;
  env = {
    ZOOM_ACCOUNT_ID: String(accountId),
    ZOOM_CLIENT_ID: String(clientId),
    ZOOM_CLIENT_SECRET: String(clientSecret),
    ZOOM_API_URL: String(apiUrl),
    ZOOM_PLAN: String(plan),
    WHOCAN_QUOTA_SHARE: "1",
  };
});
afterAll(async () => {
  await server.close();
  await rm(cwd, { recursive: true, force: true });
});

it("ends a sync of what Zoom's documents show in a revision and a report that people can read", async () => {
  const first = await runCli(["sync"], { cwd, env });
  expect(first.code).toBe(0);
  const [heading = "", ...lines] = first.stdout.trimEnd().split("\n");
  expect(heading).toMatch(/^SECTION +STATUS +EXTENTS +FACTS +CHANGES +WHY$/u);
  const last = lines.pop();
  expect(last).toMatch(/^Account RealInputAccount by zoom: revision 1, \d+ facts opened, 0 closed/u);
  const off = lines.findIndex((line) => line.startsWith("activities "));
  expect(lines.splice(off, 1)[0]).toMatch(/^activities +not-selected +0\/1 +0 +not collected: .*[a-z0-9]/u);
  expect(lines).toHaveLength(14);
  for (const line of lines)
    expect(line).toMatch(/^[a-z-]+ +(complete +\d.*\d|partial +\d.*\d +(\+\d+ +)?[A-Z2-9].*[a-z0-9]\.)$/u);

  const { coverage, counts } = JSON.parse((await runCli(["status", "--json"], { cwd, env })).stdout);
  for (const { status, reason } of coverage) {
    if (status === "complete") expect(reason).toBeNull();
    else expect(reason).toMatch(/^.+\.$/u);
  }
  for (const kind of ["ZoomUser", "ZoomGroup", "ZoomRole", "ZoomApp", "ZoomRecording"]) {
    expect(counts).toContainEqual({ kind, count: 1 });
  }
});

it("never says no where such a reading came to no end", async () => {
  const stranger = ["can", "user:jchill@example.com", "MetadataWrite", "set:AccountSetting", "--json"];
  const owner = JSON.parse((await runCli(stranger, { cwd, env })).stdout);
  expect(owner.verdict).toBe("YES");
  const apps = JSON.parse((await runCli(["who-can", "set:AccountSetting", "--json"], { cwd, env })).stdout);
  expect(apps.completeness.complete).toBe(false);
  const sections = apps.completeness.gaps.map(({ section }: { section: string }) => section);
  expect(sections).toEqual(["apps", "apps-approved", "users"]);
});

it("reads the same again and changes nothing", async () => {
  const { code, stdout } = await runCli(["sync"], { cwd, env });
  expect([code, stdout]).toEqual([0, expect.stringContaining("nothing changed, no revision written")]);
});

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "whocan-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const whocan = (...argv: readonly string[]) => runCli(argv, { cwd });

it("prints a new token alone on stdout, and what it is on stderr", async () => {
  const { code, stdout, stderr } = await whocan("token", "create", "--name", "siem");
  expect(code).toBe(0);
  expect(stdout).toMatch(/^whocan_[\w-]{43}\n$/u);
  expect(stderr).toMatch(
    /^Made the token siem \([0-9a-f]{8}\): it is shown only now, and may read, sync, metrics\.\n$/u,
  );
  const quiet = await whocan("token", "create", "--quiet");
  expect([quiet.code, quiet.stderr]).toEqual([0, ""]);
});

it("shows tokens, but never what they are, and takes them back", async () => {
  expect((await whocan("token", "list")).stdout).toMatch(/There is no token/u);
  const made = JSON.parse((await whocan("token", "create", "--may", "metrics,read", "--json")).stdout);
  expect(made).toMatchObject({ name: "token-1", may: ["read", "metrics"], token: expect.any(String) });
  await whocan("token", "create");
  const { tokens } = JSON.parse((await whocan("token", "list", "--json")).stdout);
  const { token: _, ...shown } = made;
  expect(tokens).toEqual([shown, expect.objectContaining({ name: "token-2" })]);
  const table = (await whocan("token", "list")).stdout;
  expect(table).toMatch(/token-1 +read, metrics/u);
  const files = (await readdir(join(cwd, ".whocan", "tokens"))).map((name) => join(cwd, ".whocan", "tokens", name));
  for (const text of [table, ...(await Promise.all(files.map((file) => readFile(file, "utf8"))))]) {
    expect(text).not.toContain(made.token.slice(7));
  }
  expect((await whocan("token", "revoke", "token-2")).stdout).toMatch(/^Revoked the token token-2 /u);
  expect(JSON.parse((await whocan("token", "revoke", made.id, "--json")).stdout)).toEqual({ revoked: shown });
  expect(JSON.parse((await whocan("token", "list", "--json")).stdout)).toEqual({ tokens: [] });
});

it.each([
  [["create", "--name", "a b"], "BAD_ARGUMENT", "name"],
  [["create", "--name", "ada@example.com"], "BAD_ARGUMENT", "name"],
  [["create", "--name", "0123abcd"], "BAD_ARGUMENT", "name"],
  [["create", "--may", "fly"], "BAD_ARGUMENT", "may"],
  [["create", "--may", ""], "BAD_ARGUMENT", "may"],
  [["revoke", "nobody"], "NO_SUCH_TOKEN", "token"],
])("refuses token %j with %s, and makes nothing", async (argv, code, field) => {
  const { stderr, stdout } = await whocan("token", ...argv, "--json");
  expect([stdout, JSON.parse(stderr).error]).toEqual(["", expect.objectContaining({ code, field })]);
  expect(await readdir(cwd)).toEqual([]);
});

it("leaves a folder that holds nothing but tokens free for a demo", async () => {
  await whocan("token", "create");
  const { code } = await whocan("demo", "--users", "3", "--no-serve", "--quiet");
  expect(code).toBe(0);
  expect(JSON.parse((await whocan("token", "list", "--json")).stdout).tokens).toHaveLength(1);
});

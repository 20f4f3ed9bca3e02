import { readFile, stat } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeReadmeFolder, type ReadmeFolder } from "../../scripts/readme/demo-folder.ts";
import { countExamples, renewExamples, runExample } from "../../scripts/readme/examples.ts";
import { renewScopes } from "../../scripts/readme/scopes.ts";
import { ERROR_CLASSES } from "../../src/lib/errors.ts";

const ROOT = new URL("../../", import.meta.url);
let readme: string;
let folder: ReadmeFolder;
beforeAll(async () => {
  readme = await readFile(new URL("README.md", ROOT), "utf8");
  folder = await makeReadmeFolder();
});
afterAll(() => folder.remove());

it("shows what its examples print: else run npx tsx scripts/update-readme.ts", async () => {
  expect(countExamples(readme)).toBeGreaterThan(7);
  expect(await renewExamples(readme, folder.cwd)).toBe(readme);
});

it("names in its table commands that work", async () => {
  const commands = [...readme.matchAll(/^\|.*\| `(npx whocan [^`]+)` \|$/gmu)].map(([, command]) => command ?? "");
  expect(commands.length).toBeGreaterThan(9);
  for (const command of commands) {
    expect([command, (await runExample(`$ ${command}`, folder.cwd)).code]).toEqual([command, 0]);
  }
});

it("lists the scopes and privileges that the sections in use need", () => {
  expect(readme).toContain("`user:read:list_users:admin`");
  expect(renewScopes(readme)).toBe(readme);
});

it("lists every exit code, and links to files that are there", async () => {
  for (const { exit } of Object.values(ERROR_CLASSES)) expect(readme).toMatch(new RegExp(`(^| )${exit} `, "mu"));
  const links = [...readme.matchAll(/\]\((?!http)([^)#]+)\)/gu)].map(([, path]) => path ?? "");
  expect(links.length).toBeGreaterThan(10);
  for (const path of links) await expect(stat(new URL(path, ROOT)), path).resolves.toBeDefined();
});

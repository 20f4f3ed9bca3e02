import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { makeReadmeFolder, type ReadmeFolder } from "../../scripts/readme/demo-folder.ts";
import { CAST } from "../../src/demo/account/cast.ts";
import { type CliResult, runCli } from "../cli/run-cli.ts";
import { connect } from "../neo4j/connect.ts";
import { emptyDatabase } from "../store-neo4j/empty-database.ts";
import { neo4jVariables } from "./neo4j-account.ts";

let section: string;
let folder: ReadmeFolder;
beforeAll(async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  section = /^## Keep it in Neo4j$(.*?)^## /msu.exec(readme)?.[1] ?? "";
  folder = await makeReadmeFolder();
  await emptyDatabase();
});
afterAll(() => folder.remove());

/** The lines of the section's block of this language. */
function linesOf(language: string): string[] {
  const block = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "msu").exec(section)?.[1] ?? "";
  return block.trimEnd().split("\n");
}

it("shows commands that work as they are typed", async () => {
  const ran: string[] = [];
  let env: Record<string, string> = {};
  let last: CliResult | undefined;
  for (const line of linesOf("sh")) {
    const [word, ...rest] = line.split(" ");
    if (word === "export") {
      env = { ...env, ...Object.fromEntries(rest.map((each) => each.split("=") as [string, string])) };
      // The server is given: only what says where it is differs from the page.
      if (env["NEO4J_URI"] !== undefined)
        env = { ...env, ...neo4jVariables(), WHOCAN_STORE: env["WHOCAN_STORE"] ?? "" };
      continue;
    }
    expect(line).toMatch(/^npx whocan /u);
    last = await runCli(rest.slice(1), { cwd: folder.cwd, env });
    expect([line, last.code, last.stderr.includes("warning")]).toEqual([line, 0, false]);
    ran.push(`${line}\n${last.stdout}`);
  }
  expect(ran).toHaveLength(3);
  expect(ran[1]).toContain(`user:${CAST.owner.email}`);
  expect(ran[1]).toContain("by cypher");
  expect(last?.stdout).toMatch(/^sound: 1 revisions, /u);
});

it("shows a query that works by hand", async () => {
  const driver = connect(inject("neo4j"));
  const { records } = await driver.executeQuery(linesOf("cypher").join("\n"));
  await driver.close();
  const rows = records.map((record) => record.get("user"));
  expect(rows).toEqual(rows.toSorted());
  expect(rows).toEqual(expect.arrayContaining([CAST.owner.email, CAST.admin.email]));
});

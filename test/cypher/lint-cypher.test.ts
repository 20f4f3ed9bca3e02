import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { checkFolder } from "../../scripts/cypher/check-folder.ts";
import { graphNames } from "../../scripts/cypher/graph-names.ts";
import { usesInCode } from "../../scripts/cypher/uses-in-code.ts";

const names = graphNames(readFileSync("docs/graph.md", "utf8"));

const GOOD = `// Groups of a user that somebody administers.
// $user: its key. __TYPE__: the relation.
// Columns: key, admins (how many).
MATCH (u:ZoomUser {key: $user})-[:__TYPE__]->(g:ZoomGroup)
WHERE g.total_members > 0
RETURN g.key AS key, COUNT { (g)<-[:ADMIN_OF]-() } AS admins
`;

/** The problems of a folder with one file. */
function problemsOf(text: string, name = "read/groups.cypher"): string[] {
  const folder = mkdtempSync(join(tmpdir(), "whocan-cypher-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, dirname(name)));
  writeFileSync(join(folder, name), text);
  return checkFolder(folder, { names });
}

describe("the lint of statements", () => {
  it("finds nothing wrong with a good one", () => {
    expect(problemsOf(GOOD)).toEqual([]);
  });

  it.each([
    ["a label", ":ZoomGroup)", ":ZoomGruop)", "4: Label ZoomGruop is not present in the database."],
    ["a relation type", ":ADMIN_OF]", ":ADMINS]", "6: Relationship type ADMINS is not present in the database."],
    ["a property", "g.total_members", "g.member_total", "5: The graph has no property member_total."],
    ["a property in a pattern", "{key: $user}", "{mail: $user}", "4: The graph has no property mail."],
    ["a parameter", "{key: $user}", "{key: $who}", "1: $who is not declared in the header."],
    ["an unused parameter", "{key: $user}", "", "1: $user is declared in the header and not used."],
    ["a placeholder", "[:__TYPE__]", "[:__WHAT__]", "4: __WHAT__ is no placeholder that the lint knows."],
    ["an undeclared placeholder", " __TYPE__: the relation.", "", "4: __TYPE__ is not declared in the header."],
    ["a column", "AS admins", "AS administrators", "1: The column administrators is not declared in the header."],
    ["a variable", "RETURN g.key", "RETURN group.key", "6: Variable `group` not defined"],
    ["the syntax", "WHERE g.total_members > 0", "WHERE", "6: Invalid input"],
    ["the format", "\nWHERE", " where", "1: It is not formatted; --write does it."],
  ])("refuses %s that is wrong", (_what, right, wrong, problem) => {
    const problems = problemsOf(GOOD.replace(right, wrong));
    expect(
      problems.some((each) => each.startsWith(`read/groups.cypher:${problem}`)),
      problems.join("\n"),
    ).toBe(true);
  });

  it("refuses a file without a header", () => {
    const bare = GOOD.replace(/^\/\/.*\n/gm, "");
    expect(problemsOf(bare)).toContain("read/groups.cypher:1: There is no header that says what it answers.");
  });

  it("refuses a statement that answers questions and does not say what it costs", () => {
    const profiled = GOOD.replace("MATCH", "// Profiled: at most 12 db hits on the demo account of 250 users.\nMATCH");
    expect(problemsOf(profiled, "access/groups.cypher")).toEqual([]);
    expect(problemsOf(GOOD, "access/groups.cypher")).toEqual([
      "access/groups.cypher:1: The header does not say what it costs: run scripts/measure-cypher.ts.",
    ]);
  });

  it("formats what is not", () => {
    const folder = mkdtempSync(join(tmpdir(), "whocan-cypher-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, "groups.cypher");
    writeFileSync(file, GOOD.replace("\nWHERE", " where").replace("RETURN", "return"));
    expect(checkFolder(folder, { names, write: true })).toEqual([]);
    expect(readFileSync(file, "utf8")).toBe(GOOD);
    expect(checkFolder(folder, { names })).toEqual([]);
  });

  it("refuses a statement that no code names, or whose parameters none passes", () => {
    const folder = mkdtempSync(join(tmpdir(), "whocan-cypher-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "read"));
    writeFileSync(join(folder, "read", "nobody.cypher"), GOOD);
    writeFileSync(join(folder, "read", "store.cypher"), GOOD.replaceAll("$user", "$nobodyAtAll"));
    expect(checkFolder(folder, { names, uses: usesInCode("src") })).toEqual([
      "read/nobody.cypher:1: No code uses it.",
      "read/store.cypher:1: No code passes $nobodyAtAll.",
    ]);
  });
});

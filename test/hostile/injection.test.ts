import { afterAll, beforeAll, expect, it } from "vitest";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { type ServedAccount, serveAccount } from "../e2e/served-account.ts";

/** Names that mean something to a shell, a database, a spreadsheet, a terminal, JavaScript or a reader's eye. */
const NAMES: Readonly<Record<string, string>> = {
  quotes: `'; DROP TABLE facts; -- " \\" \\' \\\\`,
  backticks: "`rm -rf /` $(reboot) $" + "{process.exit()}",
  nul: "before\u0000after",
  escape: "\u001b[2J\u001b]0;owned\u0007\u001b[31mred",
  controls: "line\r\nnext\ttab\u0008\u007f\u009b31m",
  bidi: "invoice\u202Efdp.exe \u2066hidden\u2069 \u200f",
  prototype: "__proto__",
  constructor: "constructor",
  formula: '=HYPERLINK("http://evil.example";"open")',
  cypher: "'}) DETACH DELETE n //",
  html: "<script>alert(1)</script>",
  surrogates: "\u{1F468}\u200D\u{1F469}\u{1F3FD} \u{10FFFF}",
  separators: "one\u2028two\u2029three\ufeff",
  megabyte: "\u{1F4A3}'\u001b".repeat(150_000),
};
// Anything that a terminal may obey; line ends are our own.
const OBEYED = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
/** No store keeps NUL, in no column. */
const kept = (name: string) => name.replaceAll("\0", "\uFFFD");

let served: ServedAccount;
beforeAll(async () => {
  const account = makeDemoAccount({ users: 20, now: new Date().toISOString() });
  for (const [id, name] of Object.entries(NAMES)) account.groups.push({ id: `Hostile-${id}`, name, admins: [] });
  for (const [index, name] of Object.values(NAMES)
    .map((each) => each.slice(0, 500))
    .entries()) {
    const [role, app, recording, user] = [
      account.roles[index + 3],
      account.apps[index],
      account.recordings[index],
      account.users[index],
    ];
    if (role !== undefined) Object.assign(role, { name, description: name });
    if (app !== undefined) Object.assign(app, { name, scopes: [...(app.scopes ?? []), name] });
    if (recording !== undefined) recording.topic = name;
    if (user !== undefined) user.department = name;
  }
  served = await serveAccount(account);
  await served.json(["sync"]);
});
afterAll(() => served.close());

it.each(Object.entries(NAMES))("a name with %s comes back from the store byte for byte", async (id, name) => {
  const shown = await served.json(["show", `group:Hostile-${id}`]);
  expect(shown.name === kept(name)).toBe(true);
  expect(Object.getPrototypeOf(shown)).toBe(Object.prototype);
});

it("a whole matrix of such names is NDJSON, a value per line, and is safe to look at", async () => {
  const { code, stdout } = await served.whocan(["export", "access", "--format", "ndjson"]);
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(50);
  for (const line of lines) expect(typeof JSON.parse(line)).toBe("object");
  expect(OBEYED.test(stdout)).toBe(false);
});

it("no command passes to the terminal what a terminal would obey", async () => {
  const lines = [
    ["find", "e", "--all"],
    ["status", "--extents"],
    ["who-can", "DataRead", "set:User", "--all"],
    ["holders", "role:1"],
    ["doctor"],
    ...Object.keys(NAMES).map((id) => ["show", `group:Hostile-${id}`]),
    // What the user writes comes back in errors.
    ["show", `group:${NAMES["escape"]}`],
    ["doctor", "--for", NAMES["escape"] ?? ""],
    ["can", `user:${NAMES["bidi"]}`, "DataRead", `set:${NAMES["controls"]}`],
  ];
  for (const line of lines) {
    for (const columns of line[0] === "find" ? [100, undefined] : [100]) {
      const { stdout, stderr } = await served.whocan(line, columns === undefined ? {} : { columns });
      const said = stdout + stderr;
      const at = OBEYED.exec(said)?.index;
      expect([
        line.join(" ").slice(0, 80),
        at === undefined ? "" : JSON.stringify(said.slice(at - 40, at + 40)),
      ]).toEqual([line.join(" ").slice(0, 80), ""]);
    }
  }
}, 120_000);

it("the store stays sound, and proofs that name them hold", async () => {
  expect((await served.whocan(["store", "check"])).code).toBe(0);
  const proofs = await served.whocan(["who-can", "DataRead", "set:Recording", "--all", "--json"]);
  const verified = await served.whocan(["verify", "-"], { stdin: proofs.stdout });
  expect([verified.code, verified.stderr]).toEqual([0, ""]);
});

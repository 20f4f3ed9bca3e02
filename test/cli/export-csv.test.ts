import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Options, parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MatrixRow } from "../../src/access/answers.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { type ServedAccount, serveAccount } from "../e2e/served-account.ts";

type CsvRow = Readonly<Record<string, string>>;

const CSV = ["export", "access", "--format", "csv"];
const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\uFF1D1", "\t=1", "a;=1", 'a; "=1'];
let served: ServedAccount;
let rows: MatrixRow[];

beforeAll(async () => {
  const account = makeDemoAccount({ users: 30, now: new Date().toISOString() });
  for (const [index, name] of FORMULAS.entries()) Object.assign(account.apps[index] ?? {}, { name });
  served = await serveAccount(account);
  await served.json(["sync"]);
  const { stdout } = await served.whocan(["export", "access"]);
  rows = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as MatrixRow);
});
afterAll(() => served.close());

function parsed(text: string, options: Options = {}): CsvRow[] {
  return parse(text, { columns: true, ...options }) as unknown as CsvRow[];
}

/** A row of NDJSON as CSV has it. */
function flat({ principal, target, permissions, state, bound, origin, via, revision }: MatrixRow): CsvRow {
  return {
    principal: principal.key,
    kind: principal.kind,
    name: principal.name ?? "",
    email: principal.email ?? "",
    status: principal.status ?? "",
    target: target.key,
    class: target.class,
    permissions: permissions.join(" "),
    state,
    bound,
    origin: origin.kind,
    origin_value: origin.value,
    via: via.join(" "),
    revision: String(revision),
    incomplete: "catalog product-roles",
  };
}

describe("the matrix as CSV", () => {
  it("raw has the rows of NDJSON, text for text, and what they lack", async () => {
    const { code, stdout, stderr } = await served.whocan([...CSV, "--raw"]);
    expect([code, stderr]).toEqual([0, `${rows.length} rows of revision 1\nincomplete: catalog, product-roles\n`]);
    expect(parsed(stdout)).toEqual(rows.map(flat));
    expect(stdout.split("\r\n")).toHaveLength(rows.length + 2);
    expect(stdout.startsWith('"principal","kind",')).toBe(true);
  });

  it("by default has no cell that a spreadsheet would take for a formula, whichever sign parts its cells", async () => {
    expect((await served.whocan([...CSV, "--output", "access.csv"])).stdout).toBe("");
    const text = await readFile(join(served.folder, "access.csv"), "utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    const shown = parsed(text, { bom: true });
    expect(shown).toHaveLength(rows.length);
    const names = new Set(shown.map(({ name }) => name));
    for (const name of ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\uFF1D1", "\\t=1", "a;'=1", "a;' \"=1"])
      expect([...names]).toContain(name);
    for (const delimiter of [",", ";"]) {
      const cells = parse(text, {
        bom: true,
        delimiter,
        relax_quotes: true,
        relax_column_count: true,
        quote: delimiter === ",",
      });
      for (const cell of (cells as unknown as string[][]).flat())
        expect(cell.replace(/^[\s"]+/u, "")).not.toMatch(/^[=+\-@\uFF1D]/u);
    }
    // But for that it is the same rows.
    const harmless = (row: CsvRow) => !FORMULAS.includes(row["name"] ?? "");
    const expected = rows.map(flat);
    expect(shown.filter((_, at) => harmless(expected[at] ?? {}))).toEqual(expected.filter(harmless));
  });

  it("raw goes to no terminal, and belongs to no other format", async () => {
    const terminal = await served.whocan([...CSV, "--raw"], { columns: 80 });
    expect(terminal).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("--output") });
    expect((await served.whocan([...CSV, "--raw", "--output", "raw.csv"], { columns: 80 })).code).toBe(0);
    expect((await served.whocan(CSV, { columns: 80 })).code).toBe(0);
    const json = await served.whocan(["export", "access", "--format", "json", "--raw"]);
    expect(json).toMatchObject({ code: 2, stderr: expect.stringContaining("BAD_ARGUMENT") });
  });
});

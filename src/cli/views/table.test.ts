import { expect, it } from "vitest";
import type { CliIo } from "../io.ts";
import { Output } from "../output.ts";
import { renderTable } from "./table.ts";

const outputOf = (columns: number | null, colour = false) => new Output({ columns, colour } as CliIo, {});
const COLUMNS = [{ title: "WHO" }, { title: "NAME", from: 50 }, { title: "N", align: "right" as const }];
const ROWS = [
  ["user:ada@example.com", "Ada Lovelace, Countess of the long name that goes on", "1"],
  ["user:結月@example.com", { text: "結月 森川", style: "green" as const }, "200"],
];

it("aligns columns by what a terminal shows, and cuts nothing where output is no terminal", () => {
  expect(renderTable(COLUMNS, ROWS, outputOf(null)).split("\n")).toEqual([
    "WHO                    NAME                                                    N",
    "user:ada@example.com   Ada Lovelace, Countess of the long name that goes on    1",
    "user:結月@example.com  結月 森川                                             200",
  ]);
});

it.each([60, 50, 20])("fits %i columns", (columns) => {
  const lines = renderTable(COLUMNS, ROWS, outputOf(columns)).split("\n");
  expect(lines).toHaveLength(3);
  for (const line of lines) expect([...line].length).toBeLessThanOrEqual(columns);
  expect(lines.join("")).toContain("…");
  expect(lines[0]?.includes("NAME")).toBe(columns >= 50);
});

it("makes control characters visible, and colours only where it may", () => {
  const hostile = [[`${String.fromCharCode(27)}[2Jx`, { text: "b", style: "green" as const }, "1"]];
  expect(renderTable(COLUMNS, hostile, outputOf(null))).toContain("\\u{1b}[2Jx");
  expect(renderTable(COLUMNS, hostile, outputOf(null))).not.toContain(String.fromCharCode(27));
  expect(renderTable(COLUMNS, hostile, outputOf(null, true))).toContain(`${String.fromCharCode(27)}[32mb`);
});

it("goes on in a further line where a column may wrap", () => {
  const columns = [
    { title: "WHO", least: 20 },
    { title: "MAY", wrap: true },
  ];
  const lines = renderTable(columns, [["user:ada@example.com", "DataRead, DataWrite, DataCreate"]], outputOf(34)).split(
    "\n",
  );
  expect(lines).toEqual([
    "WHO                   MAY",
    "user:ada@example.com  DataRead,",
    "                      DataWrite,",
    "                      DataCreate",
  ]);
});

it("makes control characters visible in titles too: a node's name may be one", () => {
  expect(renderTable([{ title: "ZoomGroup \u001b[2J" }], [], outputOf(100))).toBe("ZoomGroup \\u{1b}[2J");
});

it("gives a name of a megabyte no more work than the terminal shows of it", () => {
  const rows = Array.from({ length: 50 }, () => ["\u{1F4A3}'\u001b".repeat(150_000), "b", "1"]);
  const before = process.cpuUsage();
  const lines = renderTable(COLUMNS, rows, outputOf(100)).split("\n");
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(1000);
  expect(lines).toHaveLength(51);
  expect(lines[1]).toMatch(/^\u{1F4A3}'\\u\{1b\}.*…/u);
});

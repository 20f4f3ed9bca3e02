import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { Spool } from "./spool.ts";

const folder = mkdtempSync(join(tmpdir(), "whocan-spool-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("gives rows back in their order, as often as wanted, and leaves nothing behind", () => {
  const rows = Array.from({ length: 40_000 }, (_, index) => ({
    index,
    text: `Ærøskøbing 🛳 ${"é".repeat(index % 97)}`,
  }));
  const spool = new Spool<(typeof rows)[number]>(join(folder, "made"));
  for (const row of rows.slice(0, 30_000)) spool.add(row);
  expect([...spool]).toEqual(rows.slice(0, 30_000));
  for (const row of rows.slice(30_000)) spool.add(row);
  expect([spool.length, [...spool]]).toEqual([rows.length, rows]);
  expect([...spool]).toEqual(rows);
  expect(readdirSync(join(folder, "made"))).toEqual([]);
  spool.close();
});

it("is empty at first", () => {
  const spool = new Spool(folder);
  expect([...spool]).toEqual([]);
  spool.close();
});

it("says so where no file can be written", () => {
  expect(() => new Spool("/dev/null/nowhere")).toThrow(expect.objectContaining({ code: "STORE_READ_ONLY" }));
});

import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeWholeFile } from "../../src/exports/whole-file.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "whocan-whole-file-"));
  path = join(folder, "rows.json");
});
afterEach(() => rm(folder, { recursive: true }));

/** An error of a question, which has a code as one of the file has. */
const question = () => Object.assign(new Error("The store is gone."), { code: "SQLITE_IOERR" });

it("a file is there when all of it was written, in the place of the one before", async () => {
  await writeFile(path, "before");
  const result = await writeWholeFile(path, async (stream) => {
    stream.write("after");
    expect(await readFile(path, "utf8")).toBe("before");
    return 1;
  });
  expect([result, await readFile(path, "utf8"), await readdir(folder)]).toEqual([1, "after", ["rows.json"]]);
});

it("an error of whoever writes is told as it is, with the file closed and nothing left of it", async () => {
  const error = question();
  let given: Writable | undefined;
  const writing = writeWholeFile(path, async (stream) => {
    given = stream as Writable;
    stream.write("a part");
    throw error;
  });
  await expect(writing).rejects.toBe(error);
  expect([given?.destroyed, given?.closed]).toEqual([true, true]);
  expect(await readdir(folder)).toEqual([]);
});

it("a file that cannot be written says so, though whoever writes waits for it", async () => {
  const writing = writeWholeFile(path, (stream) => {
    (stream as Writable).destroy(Object.assign(new Error("no space left"), { code: "ENOSPC" }));
    return new Promise<never>(() => {});
  });
  await expect(writing).rejects.toMatchObject({
    code: "BAD_ARGUMENT",
    field: "output",
    message: "The file cannot be written (ENOSPC).",
  });
  expect(await readdir(folder)).toEqual([]);
  await expect(writeWholeFile(join(folder, "no", "such"), async () => 1)).rejects.toMatchObject({
    message: "The file cannot be written (ENOENT).",
  });
});

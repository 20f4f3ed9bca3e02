import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, inject, it } from "vitest";
import { collect, commitNext, node } from "../contract/store-samples.ts";
import { open, openEmpty } from "./open.ts";

const folder = mkdtempSync(join(tmpdir(), "whocan-bookmarks-"));
const bookmarksFile = join(folder, "below", "bookmarks.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const content = () => JSON.parse(readFileSync(bookmarksFile, "utf8"));

it("tells those that read what the one that writes has committed", async () => {
  const writer = await openEmpty({ bookmarksFile });
  await commitNext(writer, { opened: [node("a")] });
  const first = content();
  expect(first).toEqual({ uri: inject("neo4j").uri, database: null, bookmarks: [expect.any(String)] });
  expect(statSync(bookmarksFile).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, "below"))).toEqual(["bookmarks.json"]);
  await commitNext(writer, { opened: [node("b")] });
  expect(content()).not.toEqual(first);
  const before = readFileSync(bookmarksFile, "utf8");
  const reader = await open({ bookmarksFile, readOnly: true });
  expect(await collect(reader.facts())).toHaveLength(2);
  expect(readFileSync(bookmarksFile, "utf8")).toBe(before);
});

it("reads them before each transaction: what the server has never heard of is refused", async () => {
  const reader = await open({ bookmarksFile, readOnly: true });
  await reader.head();
  const { bookmarks, ...place } = content();
  writeFileSync(bookmarksFile, JSON.stringify({ ...place, bookmarks: ["FB:unheard-of"] }));
  await expect(reader.head()).rejects.toMatchObject({ code: "STORE_CONFLICT", field: "neo4j.bookmarksFile" });
  writeFileSync(bookmarksFile, JSON.stringify({ ...place, bookmarks }));
  await reader.head();
});

it.each([
  ["is of another server", JSON.stringify({ uri: "bolt://elsewhere", database: null, bookmarks: ["FB:unheard-of"] })],
  ["is of another database", JSON.stringify({ uri: inject("neo4j").uri, database: "x", bookmarks: ["FB:unheard-of"] })],
  ["is cut off", '{"uri":'],
  ["holds something else", JSON.stringify({ uri: inject("neo4j").uri, database: null, bookmarks: [1, null] })],
])("takes no notice of a file that %s", async (_what, text) => {
  await openEmpty({ bookmarksFile });
  writeFileSync(bookmarksFile, text);
  const store = await open({ bookmarksFile });
  await commitNext(store, { opened: [node("a")] });
  expect(content().bookmarks).toHaveLength(1);
});

it("commits where the file cannot be written", async () => {
  const store = await openEmpty({ bookmarksFile: join(bookmarksFile, "no-folder", "bookmarks.json") });
  expect(await commitNext(store, { opened: [node("a")] })).toMatchObject({ number: 1 });
});

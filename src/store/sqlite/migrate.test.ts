import { join } from "node:path";
import { expect, it } from "vitest";
import { folders } from "../../../test/contract/store-folder.ts";
import { Connection } from "./connection.ts";
import { migrate, pendingMigrations } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/all.ts";

const folder = folders();
const steps = [
  { version: 1, sql: "CREATE TABLE one (x)" },
  { version: 2, sql: "CREATE TABLE two (x); INSERT INTO two SELECT x FROM one" },
];

it("numbers the steps of the schema from 1 without holes", () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

it("takes the steps that a file lacks, once", () => {
  const connection = new Connection(join(folder(), "x.db"), "rwc");
  migrate(connection, steps.slice(0, 1));
  connection.exec("INSERT INTO one VALUES (7)");
  expect(pendingMigrations(connection, steps)).toEqual(steps.slice(1));
  migrate(connection, steps);
  migrate(connection, steps);
  expect(connection.get("SELECT x FROM two")).toEqual([7]);
  expect(connection.pragma("user_version")).toBe(2);
  connection.close();
});

it("takes back all steps when one fails", () => {
  const connection = new Connection(join(folder(), "x.db"), "rwc");
  const broken = [...steps, { version: 3, sql: "CREATE TABLE three (x); INSERT INTO nowhere VALUES (1)" }];
  expect(() => migrate(connection, broken)).toThrow();
  expect(connection.pragma("user_version")).toBe(0);
  expect(connection.all("SELECT name FROM sqlite_schema")).toEqual([]);
  connection.close();
});

it("refuses a file that is ahead of the steps", () => {
  const connection = new Connection(join(folder(), "x.db"), "rwc");
  connection.exec("PRAGMA user_version = 3");
  expect(() => migrate(connection, steps)).toThrow(expect.objectContaining({ code: "STORE_NEWER" }));
  connection.close();
});

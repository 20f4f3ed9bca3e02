import { join } from "node:path";
import { expect, it } from "vitest";
import { folders } from "../../../test/contract/store-folder.ts";
import { Connection } from "./connection.ts";
import { migrate, missingSteps } from "./migrate.ts";

const folder = folders();
const steps = ["CREATE TABLE one (x)", "CREATE TABLE two (x); INSERT INTO two SELECT x FROM one"];
const schema = { applicationId: 42, steps, newer: (version: number) => new Error(`It has version ${version}.`) };

function newFile(): Connection {
  return new Connection(join(folder(), "x.db"), "rwc", { errorOf: (thrown) => thrown });
}

it("takes the steps that a file lacks, once", () => {
  const connection = newFile();
  migrate(connection, { ...schema, steps: steps.slice(0, 1) });
  connection.exec("INSERT INTO one VALUES (7)");
  expect(missingSteps(connection, schema)).toEqual(steps.slice(1));
  migrate(connection, schema);
  migrate(connection, schema);
  expect(connection.get("SELECT x FROM two")).toEqual([7]);
  expect([connection.pragma("user_version"), connection.pragma("application_id")]).toEqual([2, 42]);
  connection.close();
});

it("takes back all steps when one fails", () => {
  const connection = newFile();
  const broken = [...steps, "CREATE TABLE three (x); INSERT INTO nowhere VALUES (1)"];
  expect(() => migrate(connection, { ...schema, steps: broken })).toThrow();
  expect([connection.pragma("user_version"), connection.pragma("application_id")]).toEqual([0, 0]);
  expect(connection.all("SELECT name FROM sqlite_schema")).toEqual([]);
  connection.close();
});

it("refuses a file that is ahead of the steps", () => {
  const connection = newFile();
  connection.exec("PRAGMA user_version = 3");
  expect(() => migrate(connection, schema)).toThrow("It has version 3.");
  connection.close();
});

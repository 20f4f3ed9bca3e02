import { afterAll } from "vitest";
import { describeScenarios } from "./scenarios.ts";
import { indexFromFile } from "./systems/index-from-file.ts";
import { indexOverSqlite } from "./systems/index-over-sqlite.ts";

const sqlite = indexOverSqlite();
const saved = indexFromFile();
afterAll(async () => {
  await sqlite.close();
  await saved.close();
});

describeScenarios(() => [sqlite, saved]);

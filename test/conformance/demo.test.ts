import { afterAll } from "vitest";
import { describeDemoAccount } from "./demo-account.ts";
import { indexFromFile } from "./systems/index-from-file.ts";
import { indexOverSqlite } from "./systems/index-over-sqlite.ts";

const sqlite = indexOverSqlite();
const saved = indexFromFile();
afterAll(async () => {
  await sqlite.close();
  await saved.close();
});

describeDemoAccount(() => [sqlite, saved]);

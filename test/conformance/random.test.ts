import { afterAll } from "vitest";
import { describeRandomAccounts } from "./random-accounts.ts";
import { indexFromFile } from "./systems/index-from-file.ts";
import { indexOverSqlite } from "./systems/index-over-sqlite.ts";

const sqlite = indexOverSqlite();
const saved = indexFromFile();
afterAll(async () => {
  await sqlite.close();
  await saved.close();
});

describeRandomAccounts(() => [sqlite, saved], { small: 200, committed: 4, questions: 4 });

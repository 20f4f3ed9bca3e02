import { afterAll } from "vitest";
import { describeRandomAccounts } from "./random-accounts.ts";
import { indexOverSqlite } from "./systems/index-over-sqlite.ts";

const sqlite = indexOverSqlite();
afterAll(() => sqlite.close());

describeRandomAccounts(() => [sqlite], { small: 200, committed: 4, questions: 4 });

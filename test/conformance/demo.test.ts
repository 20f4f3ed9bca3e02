import { afterAll } from "vitest";
import { describeDemoAccount } from "./demo-account.ts";
import { indexOverSqlite } from "./systems/index-over-sqlite.ts";

const sqlite = indexOverSqlite();
afterAll(() => sqlite.close());

describeDemoAccount(() => [sqlite]);

import { afterAll } from "vitest";
import { describeScenarios } from "./scenarios.ts";
import { indexOverSqlite } from "./systems/index-over-sqlite.ts";

const sqlite = indexOverSqlite();
afterAll(() => sqlite.close());

describeScenarios(() => [sqlite]);

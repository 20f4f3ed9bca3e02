import { afterAll, inject } from "vitest";
import { describeRandomAccounts } from "./random-accounts.ts";
import { onNeo4j } from "./systems/on-neo4j.ts";

const { systems, close } = onNeo4j(inject("neo4j"));
afterAll(close);

describeRandomAccounts(() => systems, { small: 200, committed: 4, questions: 4 });

import { afterAll, inject } from "vitest";
import { describeDemoAccount } from "./demo-account.ts";
import { onNeo4j } from "./systems/on-neo4j.ts";

const { systems, close } = onNeo4j(inject("neo4j"));
afterAll(close);

// The oracle takes long for an account of this size, and judges the same answers in demo.test.ts.
describeDemoAccount(() => systems, { judged: false });

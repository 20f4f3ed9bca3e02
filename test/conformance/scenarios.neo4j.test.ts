import { afterAll, inject } from "vitest";
import { describeScenarios } from "./scenarios.ts";
import { onNeo4j } from "./systems/on-neo4j.ts";

const { systems, close } = onNeo4j(inject("neo4j"));
afterAll(close);

describeScenarios(() => systems);

import fc from "fast-check";
import { inject } from "vitest";

/**
 * Random tests draw the same accounts in every run, so that a change is judged by itself. WHOCAN_TEST_SEED=random
 * explores (a failure prints its seed), a number repeats; WHOCAN_TEST_RUNS says how many accounts per question.
 * Each line of Neo4j draws others: what holds on one holds on the other, so together they see twice as many.
 */
const seed = process.env["WHOCAN_TEST_SEED"] ?? "20261122";
const asked = process.env["WHOCAN_TEST_SEED"] !== undefined;
const line = inject("neo4jLine") === "2026" && !asked ? 1 : 0;
if (seed !== "random") fc.configureGlobal({ seed: Number(seed) + line });

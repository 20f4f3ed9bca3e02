import fc from "fast-check";

/**
 * Random tests draw the same accounts in every run, so that a change is judged by itself. WHOCAN_TEST_SEED=random
 * explores (a failure prints its seed), a number repeats; WHOCAN_TEST_RUNS says how many accounts per question.
 */
const seed = process.env["WHOCAN_TEST_SEED"] ?? "20261122";
if (seed !== "random") fc.configureGlobal({ seed: Number(seed) });

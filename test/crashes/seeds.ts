const GIVEN = process.env["WHOCAN_TEST_SEED"];

/** The same strikes in every run, unless WHOCAN_TEST_SEED says others: a number, or `random`. */
export const FIRST_SEED = GIVEN === "random" ? Math.floor(Math.random() * 1e9) : Number(GIVEN ?? 1);

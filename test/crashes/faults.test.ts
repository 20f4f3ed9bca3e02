import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ground, prepareGround } from "./ground.ts";
import { strikeMany } from "./many-cases.ts";
import { readFaultCase } from "./read-fault-case.ts";
import { FIRST_SEED } from "./seeds.ts";

const STRIKES = Number(process.env["WHOCAN_TEST_RUNS"] ?? 6);

/** What a run may end with when the disk fails so. */
const CODES: Readonly<Record<"EIO" | "ENOSPC" | "EROFS", readonly (string | null)[]>> = {
  EIO: ["STORE_IO", "STORE_READ_ONLY"],
  // Of a file that cannot be flushed, or made, SQLite does not say why.
  ENOSPC: ["STORE_FULL", "STORE_IO", "STORE_READ_ONLY"],
  EROFS: ["STORE_READ_ONLY", "STORE_IO"],
};

let ground: Ground;
beforeAll(async () => {
  ground = await prepareGround();
});
afterAll(() => ground?.close());

describe("a disk that fails from some call on ends the run with a code, keeps the old or the new, and the next run goes on", () => {
  const kinds = Object.keys(CODES) as (keyof typeof CODES)[];
  const cases = kinds.flatMap((how) => (["first read", "later read"] as const).map((name) => ({ how, name })));
  it.each(cases)("$how in a $name", async ({ how, name }) => {
    const reports = await strikeMany(ground, { name, hows: [how], firstSeed: FIRST_SEED, strikes: STRIKES });
    const failed = reports.flatMap(({ ended }) => ended).filter(({ code }) => code !== null);
    expect(failed.filter(({ code, help }) => !CODES[how].includes(code) || help === "")).toEqual([]);
  });

  // The driver takes what it could not read back from its log for read: the file is then refused, and never answered from.
  it.each(["first read", "later read"] as const)(
    "EIO of reading in a %s: what is left is right or refused",
    async (name) => {
      const codes = new Set<string | null>();
      for (let turn = 0; turn < STRIKES; turn++) codes.add(await readFaultCase(ground, name, FIRST_SEED + turn));
      expect(["STORE_IO", "STORE_DAMAGED", "STORE_FOREIGN", "STORE_READ_ONLY", null]).toEqual(
        expect.arrayContaining([...codes]),
      );
      expect([...codes].some((code) => code !== null)).toBe(true);
    },
  );
});

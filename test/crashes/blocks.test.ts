import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { releaseFiles } from "../contract/store-folder.ts";
import { blockCase, type Damageable } from "./block-case.ts";
import { FILES_OF, prepareDamageable, STATES_OF_FOLDERS, type StateOfFolder } from "./damageable.ts";
import { type Ground, prepareGround } from "./ground.ts";
import { FIRST_SEED } from "./seeds.ts";

const CASES = Number(process.env["WHOCAN_TEST_RUNS"] ?? 16);

let ground: Ground;
let folders: Readonly<Record<StateOfFolder, Damageable>>;
beforeAll(async () => {
  ground = await prepareGround();
  folders = await prepareDamageable(ground);
});
afterAll(() => ground?.close());

const places = STATES_OF_FOLDERS.flatMap((state) => FILES_OF[state].map((file) => ({ state, file })));

describe("a block of 4 KiB that is torn, flipped, lost or in the wrong place is refused, rebuilt or harmless: no answer is wrong", () => {
  it.each(places)("in $file, $state", async ({ state, file }) => {
    const found: (string | null)[] = [];
    for (let turn = 0; turn < CASES; turn++) {
      const { asked, read, afterwards } = await blockCase(ground, folders[state], file, FIRST_SEED + turn);
      found.push(asked ?? read ?? afterwards);
      await releaseFiles();
    }
    // An index is rebuilt and a log breaks off earlier; whatever else is refused at times, or nothing was damaged at all.
    const refused = found.filter((code) => code !== null).length;
    const isRefused = file === "whocan.db" || file === "runs.db";
    expect([file, refused > 0]).toEqual([file, isRefused]);
  });
});

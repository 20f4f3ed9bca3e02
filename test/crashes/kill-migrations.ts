import assert from "node:assert/strict";
import { Random } from "../../src/demo/account/random.ts";
import type { Ground } from "./ground.ts";
import { lookAtFile, migrateFile, NEWEST, wholeFile } from "./many-steps.ts";

/** Kills migrations of a file, from any version, and returns the versions that were found after the kills. */
export async function killMigrations(
  { program, newFolder }: Pick<Ground, "program" | "newFolder">,
  { firstSeed, kills }: { readonly firstSeed: number; readonly kills: number },
): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  const whole = newFolder();
  const { calls } = await program.run("migrate", { cwd: whole, env: {}, strike: { at: 0, how: "list" } });
  assert.deepEqual(lookAtFile(whole), wholeFile(NEWEST));
  for (let [seed, killed] = [firstSeed, 0]; killed < kills; seed++) {
    const dice = new Random(seed, "migration");
    const cwd = newFolder();
    const from = dice.int(0, NEWEST - 1);
    if (from > 0) migrateFile(cwd, from);
    const strike = { at: dice.int(1, calls.length), how: dice.pick(["kill", "torn"] as const) };
    const end = await program.run("migrate", { cwd, env: {}, strike });
    if (end.killed) killed++;
    const what = `A migration from version ${from}, seed ${seed} (${JSON.stringify(strike)}: ${end.said})`;
    const looked = lookAtFile(cwd);
    const version = looked[0] as number;
    assert.ok(version === from || version === NEWEST, `${what}: version ${version}`);
    assert.deepEqual(looked, wholeFile(version), what);
    migrateFile(cwd);
    assert.deepEqual(lookAtFile(cwd), wholeFile(NEWEST), what);
    found.add(version);
  }
  return found;
}

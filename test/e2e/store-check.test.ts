import { existsSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkInChild } from "../../src/cli/work/check-in-child.ts";
import { type ServedAccount, serveAccount } from "./served-account.ts";

let served: ServedAccount;
let data = "";
beforeEach(async () => {
  served = await serveAccount(15);
  data = join(served.folder, ".whocan");
  await served.json(["sync"]);
});
afterEach(async () => served.close());

const checkOf = async () => (await served.json(["status"])).store.check;

const inChild = (signal = new AbortController().signal) =>
  checkInChild({ io: { cwd: served.folder, env: { ...process.env, ...served.env } }, file: undefined, data })(signal);

it("is made by a process of its own and kept for status", async () => {
  expect(await checkOf()).toBeNull();
  await inChild();
  expect(await checkOf()).toMatchObject({ sound: true, problems: 0, revisions: 1 });
  expect((await served.whocan(["status"])).stdout).toMatch(/^Store checked .* ago \(.*\): sound$/mu);
}, 120_000);

it("tells of damage in an old revision, which nobody who asks about the newest one meets", async () => {
  for (const user of served.account.users) user.lastName = `${user.lastName} again`;
  await served.json(["sync"]);
  const file = new Database(join(data, "whocan.db"));
  const altered = "UPDATE facts SET payload = replace(payload, 'zoom', 'moon') WHERE to_revision = 2";
  expect(file.prepare(altered).run().changes).toBeGreaterThan(0);
  file.close();
  expect((await served.json(["who-can", "DataWrite", "set:User"])).totalCount).toBeGreaterThan(0);
  // What it found is on its way into the file when it ends, and its exit code says that the store is not sound.
  await inChild().catch(() => undefined);
  expect(await checkOf()).toMatchObject({ sound: false });
  expect((await served.whocan(["status"])).stdout).toMatch(
    /^Store checked .* ago \(.*\): \d+ things do not hold; whocan store check names them$/mu,
  );
}, 120_000);

it("ends without a result when it is told to", async () => {
  const ending = new AbortController();
  const checked = inChild(ending.signal);
  ending.abort();
  await expect(checked).rejects.toMatchObject({ code: "INTERNAL" });
  expect(existsSync(join(data, "store-check.json"))).toBe(false);
}, 60_000);

import { existsSync } from "node:fs";
import { join } from "node:path";
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

it("ends without a result when it is told to", async () => {
  const ending = new AbortController();
  const checked = inChild(ending.signal);
  ending.abort();
  await expect(checked).rejects.toMatchObject({ code: "INTERNAL" });
  expect(existsSync(join(data, "store-check.json"))).toBe(false);
}, 60_000);

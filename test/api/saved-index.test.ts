import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { indexCode } from "../../scripts/generators/index-rules.ts";
import { ask } from "../../src/access/ask.ts";
import { principals } from "../../src/access/principals.ts";
import { search } from "../../src/access/search.ts";
import { whoCan } from "../../src/access/who-can.ts";
import { type App, openApp } from "../../src/app.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import { type DemoApp, openDemoApp, readAccount } from "./demo-app.ts";

/** Damaged indexes that an application opens, and makes anew: a hundredth of what WHOCAN_TEST_RUNS says. */
const RUNS = Math.max(25, Math.ceil(Number(process.env["WHOCAN_TEST_RUNS"] ?? 0) / 100));

let demo: DemoApp;
let folder: string;
let expected: unknown;

/** Another process's view of the same folder. */
async function withApp<Result>(use: (app: App) => Promise<Result>, env = {}): Promise<Result> {
  const config = await loadConfig({ cwd: demo.folder, env: { ...demo.env, ...env } });
  const app = await openApp(config, { logger: silentLogger });
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}

/** What the folder answers, of users, grants, texts and all rows of the matrix. */
async function answers(app: App): Promise<unknown> {
  const list = await ask(
    whoCan,
    { permissions: ["DataRead"], resource: "set:User", extent: "ANY", first: 100 },
    app.engineAt,
  );
  const found = await ask(search, { text: "a", first: 100 }, app.engineAt);
  const rows: unknown[] = [];
  for await (const row of list.engine.matrix()) rows.push(row);
  const all = await ask(principals, { resource: "set:User", extent: "ANY" }, app.engineAt);
  const principalRows: unknown[] = [];
  for await (const batch of all.answer.batches) principalRows.push(...batch);
  const report = await list.engine.report();
  return { list: list.answer, found: found.answer, rows, principalRows, report };
}

function savedFile(): string {
  const [name = "", ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return join(folder, name);
}

beforeAll(async () => {
  demo = await openDemoApp({}, 30);
  await readAccount(demo);
  folder = join(demo.app.config.data, "index");
  expected = await answers(demo.app);
});
afterAll(() => demo.close());

describe("the saved index", () => {
  it("is made anew after a change of any code that decides what it holds, wherever that lies", async () => {
    const code = await indexCode();
    const decisive = [
      "catalog/catalog",
      "catalog/codes",
      "derive/derive",
      "derive/grants/roles",
      "lib/number-list",
      "lib/maps",
    ];
    const ofFile = ["engines/index/packed/write-index", "lib/sections/section-file", "lib/sections/write-sections"];
    expect(code).toEqual(expect.arrayContaining([...decisive, ...ofFile].map((name) => `src/${name}.ts`)));
    expect(code.filter((name) => /\.test\.ts$|rules\.gen\.ts$/u.test(name))).toEqual([]);
  });

  it("is made when a run ends, for its owner alone, and named for revision and catalog", async () => {
    const head = await demo.app.head();
    expect(savedFile()).toMatch(new RegExp(`/${head?.number}-[0-9a-f]{64}\\.idx$`));
    expect(statSync(savedFile()).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it("answers in another process as the store does, and is not written again", async () => {
    const before = statSync(savedFile()).mtimeMs;
    expect(await withApp(answers)).toEqual(expected);
    expect(statSync(savedFile()).mtimeMs).toBe(before);
  });

  it("is made by the first question where there is none", async () => {
    rmSync(folder, { recursive: true });
    expect(await withApp(answers)).toEqual(expected);
    expect(statSync(savedFile()).size).toBeGreaterThan(0);
  });

  it("is made anew when the account lacks another product", async () => {
    const before = readFileSync(savedFile());
    const lacking = await withApp(answers, { WHOCAN_LACKS: "phone" });
    expect(lacking).not.toEqual(expected);
    expect(readFileSync(savedFile()).equals(before)).toBe(false);
    expect(await withApp(answers)).toEqual(expected);
  });

  it("gives way to the store where it cannot be kept", async () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "in the way");
    expect(await withApp(answers)).toEqual(expected);
    rmSync(folder);
  });

  it("never answers anything else, whatever is flipped in it or cut off", async () => {
    await withApp(answers);
    const sound = readFileSync(savedFile());
    const damage = fc.record({
      at: fc.nat(sound.length - 1),
      mask: fc.integer({ min: 1, max: 255 }),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ at, mask, cut }) => {
        const bytes = Buffer.from(cut ? sound.subarray(0, at) : sound);
        if (!cut) bytes[at] = (bytes[at] ?? 0) ^ mask;
        writeFileSync(savedFile(), bytes);
        expect(await withApp(answers)).toEqual(expected);
        // What was found to be damaged was made anew, and is sound again.
        const repaired = readFileSync(savedFile());
        expect(repaired.length).toBe(sound.length);
        if (!cut && !repaired.equals(sound)) expect(repaired.equals(bytes)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it("stays where the folder has those of another store's higher revisions", async () => {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    for (const number of [98, 99]) writeFileSync(join(folder, `${number}-abc.idx`), "");
    expect(await withApp(answers)).toEqual(expected);
    expect(readdirSync(folder)).toContain(`${(await demo.app.head())?.number}-${loadCatalog().digest}.idx`);
    rmSync(join(folder, "99-abc.idx"), { force: true });
  });

  it("stays for the two newest revisions alone", async () => {
    const revisions: number[] = [];
    for (const user of demo.account.users.slice(0, 3)) {
      user.lastName = `${user.lastName}-Renamed`;
      await readAccount(demo);
      revisions.push((await demo.app.head())?.number ?? 0);
    }
    const kept = readdirSync(folder).map((name) => Number(name.split("-")[0]));
    expect(kept.sort((a, b) => a - b)).toEqual(revisions.slice(1));
  });

  it("is left to the next question by a run that is told to end: what it read is committed all the same", async () => {
    const stop = new AbortController();
    const [connection] = demo.app.config.connections;
    if (connection === undefined) throw new Error("There is no connection.");
    for (const user of demo.account.users.slice(3, 4)) user.lastName = `${user.lastName}-Renamed`;
    const report = await demo.app.sync({
      connection,
      signal: stop.signal,
      progress: ({ type }) => void (type === "run-ended" && stop.abort()),
    });
    const saved = () => readdirSync(folder).filter((name) => name.startsWith(`${report.revision?.number}-`));
    expect([report.revision, saved()]).toEqual([await demo.app.head(), []]);
    await withApp((app) => ask(search, { text: "a", first: 1 }, app.engineAt));
    expect(saved()).toHaveLength(1);
  });
});

import { writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openCursor, sealCursor } from "../../src/access/cursor.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { readProofs } from "../../src/exports/read-proofs.ts";
import { WhocanError } from "../../src/lib/errors.ts";
import { MemorySections } from "../../src/lib/sections/memory-sections.ts";
import { openSections } from "../../src/lib/sections/open-sections.ts";
import { DamagedSections } from "../../src/lib/sections/section-file.ts";
import { TextHeap } from "../../src/lib/sections/text-heap.ts";
import { writeSections } from "../../src/lib/sections/write-sections.ts";
import { AccountKeys } from "../../src/model/keys.ts";
import { ExtentStop } from "../../src/sources/source.ts";
import { parseZoomConnection } from "../../src/sources/zoom/connection.ts";
import { ZOOM_ENDPOINTS } from "../../src/sources/zoom/endpoints.gen.ts";
import { ExtentReader } from "../../src/sources/zoom/extent-reader.ts";
import { classify } from "../../src/sources/zoom/outcomes.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import { commitNext, covered, node } from "../contract/store-samples.ts";

/**
 * Random inputs, as many as WHOCAN_TEST_RUNS says: 50 times so many where one costs microseconds, 5 times where it costs a fraction of a
 * millisecond, and a tenth where it opens a store.
 */
const RUNS = Number(process.env["WHOCAN_TEST_RUNS"] ?? 2000);
const cheap = { numRuns: RUNS * 50 };
const middling = { numRuns: RUNS * 5 };
const dear = { numRuns: Math.max(20, Math.ceil(RUNS / 10)) };
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string(),
  fc.json(),
  fc.constantFrom("__proto__", "constructor", "null", "\u0000", "9e999"),
);
const MOST_MS = 1000;
/** Where a file of SQLite says that it is one. */
const SQLITE_HEADER = 16;

/** What this process has worked, so that a busy machine looks like no hang. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;
/** What fast-check and the code of a first use may keep. */
const FLOOR = 48 * 1024 * 1024;

/** Bytes that are still reached. */
function heapKept(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

let kept = 0;
beforeEach(() => {
  kept = heapKept();
});
afterEach(() => expect(heapKept()).toBeLessThan(Math.max(2 * kept, kept + FLOOR)));

/** Bytes of a sound file with one place changed: flipped, cut off there, or with others put in. */
function damaged(sound: Buffer, from = 0): fc.Arbitrary<Buffer> {
  const at = fc.integer({ min: from, max: sound.length - 1 });
  return fc.oneof(
    fc.tuple(at, fc.integer({ min: 1, max: 255 })).map(([place, mask]) => {
      const bytes = Buffer.from(sound);
      bytes[place] = (bytes[place] ?? 0) ^ mask;
      return bytes;
    }),
    at.map((place) => sound.subarray(0, place)),
    fc
      .tuple(at, fc.uint8Array({ minLength: 1, maxLength: 64 }))
      .map(([place, more]) => Buffer.concat([sound.subarray(0, place), more, sound.subarray(place)])),
  );
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "whocan-hostile-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What was thrown is an error of ours that is no defect, and it came in time. */
function refused(act: () => unknown): void {
  const started = cpuMs();
  try {
    act();
  } catch (error) {
    if (!(error instanceof WhocanError) || error.code === "INTERNAL") throw error;
  }
  expect(cpuMs() - started).toBeLessThan(MOST_MS);
}

describe("random input is refused with an error of ours, or taken", () => {
  it("cursors: any text, and cursors of ours with a byte changed", () => {
    fc.assert(
      fc.property(text, (cursor) => refused(() => openCursor(cursor, "whoCan"))),
      cheap,
    );
    const ours = sealCursor({ question: "whoCan", argsHash: "0123456789abcdef", revision: 3, last: "zoom:a:user:b" });
    fc.assert(
      fc.property(fc.nat(ours.length - 1), fc.integer({ min: 33, max: 126 }), (at, unit) =>
        refused(() => openCursor(ours.slice(0, at) + String.fromCharCode(unit) + ours.slice(at + 1), "whoCan")),
      ),
      cheap,
    );
  });

  it("files of proofs", () => {
    fc.assert(
      fc.property(text, (file) => refused(() => readProofs(file))),
      cheap,
    );
    const nested = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.string(),
        fc.array(tie("value")),
        fc.dictionary(fc.constantFrom("proofs", "nodes", "witness", "spine", "__proto__"), tie("value")),
      ),
    })).value;
    fc.assert(
      fc.property(nested, (value) => refused(() => readProofs(JSON.stringify(value)))),
      middling,
    );
    refused(() => readProofs("[".repeat(1_000_000)));
    refused(() => readProofs(`${'{"witness":'.repeat(50_000)}1${"}".repeat(50_000)}`));
  });

  it("configurations: files, and variables", async () => {
    const names = fc.constantFrom(
      "WHOCAN_PORT",
      "WHOCAN_MAX_DEPTH",
      "WHOCAN_SYNC_EVERY",
      "WHOCAN_LACKS",
      "HTTPS_PROXY",
      "ZOOM_PLAN",
      "ZOOM_API_URL",
      "NEO4J_URI",
      "WHOCAN_STORE",
    );
    await fc.assert(
      fc.asyncProperty(text, fc.dictionary(names, text), async (file, env) => {
        await writeFile(join(folder, "whocan.yaml"), file);
        const load = async () => (await loadConfig({ cwd: folder, env })).connections.map((one) => one.parse());
        const started = cpuMs();
        const error = await load().then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        if (error !== undefined)
          expect(error).toMatchObject({ errorClass: expect.stringMatching(/^(config|usage)$/u) });
        expect(cpuMs() - started).toBeLessThan(MOST_MS);
      }),
      { numRuns: RUNS },
    );
    await rm(join(folder, "whocan.yaml"));
  });

  it("configurations: connections of any values", () => {
    const sound = { accountId: "a1", clientId: "c1", clientSecret: "s1-secret" };
    const field = fc.constantFrom(
      "name",
      "accountId",
      "clientSecret",
      "apiUrl",
      "plan",
      "quotaShare",
      "recordings",
      "apps",
      "jwt",
    );
    const value = fc.oneof(
      text,
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.dictionary(text, text, { maxKeys: 3 }),
    );
    fc.assert(
      fc.property(fc.dictionary(field, value, { maxKeys: 4 }), (values) =>
        refused(() => parseZoomConnection({ ...sound, ...values })),
      ),
      cheap,
    );
  });

  it("YAML that grows when it is read is refused in time", async () => {
    const bomb = [
      "a0: &a0 [x, x, x, x, x, x, x, x, x]",
      ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(", ")}]`),
    ];
    await writeFile(join(folder, "whocan.yaml"), bomb.join("\n"));
    const started = cpuMs();
    await expect(loadConfig({ cwd: folder, env: {} })).rejects.toMatchObject({ errorClass: "config" });
    expect(cpuMs() - started).toBeLessThan(MOST_MS);
    await rm(join(folder, "whocan.yaml"));
  });

  it("answers of the provider: any body, any record, as facts or as the end of an extent", () => {
    const asked = { operation: "GET /users", scopes: [], privileges: [], paged: false };
    const body = fc.oneof(fc.anything(), fc.record({ code: fc.anything(), message: fc.anything() }));
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), body, (http, answer) =>
        refused(() => classify(http, answer, asked)),
      ),
      cheap,
    );
    const connection = parseZoomConnection({ accountId: "a1", clientId: "c1", clientSecret: "s1-secret" });
    const known = { nodes: () => [], userByEmail: () => undefined };
    const keys = new AccountKeys("zoom", "a1");
    const field = fc.constantFrom(
      "id",
      "email",
      "name",
      "role_id",
      "group_ids",
      "privileges",
      "privilege_scopes",
      "app_id",
      "app_scopes",
      "uuid",
      "host_id",
      "status",
      "__proto__",
    );
    const record = fc.dictionary(field, fc.anything({ withNullPrototype: false }));
    fc.assert(
      fc.property(fc.constantFrom(...ZOOM_ENDPOINTS), fc.array(record, { maxLength: 5 }), (endpoint, records) => {
        const reader = new ExtentReader(endpoint, {
          section: endpoint.section,
          extent: "zoom:a1:role:x",
          keys,
          known,
          connection,
        });
        const started = cpuMs();
        for (const { key } of reader.read(records).facts) expect(key).toMatch(/^zoom:a1/);
        try {
          reader.check("GET");
        } catch (stop) {
          expect(stop).toBeInstanceOf(ExtentStop);
        }
        expect(cpuMs() - started).toBeLessThan(MOST_MS);
      }),
      middling,
    );
  });

  it("files of an index: what is damaged is refused, or what was not is read", async () => {
    const path = join(folder, "sound.idx");
    const heap = new TextHeap();
    const end = heap.add("what is read block by block");
    const arrays = new Map([["numbers", Uint32Array.of(1, 2, 70_000)]]);
    await writeSections(path, "test", new MemorySections({ said: "so" }, arrays, new Map([["texts", heap]])));
    const read = (file: string) => {
      const sections = openSections(file, "test");
      const texts = sections.cold("texts");
      return [sections.about, [...sections.u32("numbers")], texts.text(end, texts.length)];
    };
    const [sound, expected] = [await readFile(path), read(path)];
    let refusals = 0;
    let count = 0;
    await fc.assert(
      fc.asyncProperty(damaged(sound), async (bytes) => {
        writeFileSync(path, bytes);
        const started = cpuMs();
        try {
          expect(read(path)).toEqual(expected);
        } catch (error) {
          expect(error).toBeInstanceOf(DamagedSections);
          refusals++;
        }
        expect(cpuMs() - started).toBeLessThan(MOST_MS);
        // Files that nobody looks at are closed by the collector, between tasks.
        if (++count % 250 !== 0) return;
        collectGarbage();
        await new Promise(setImmediate);
      }),
      middling,
    );
    expect(refusals).toBeGreaterThan(count * 0.9);
  });

  it("files in the store's place: of any bytes, and sound ones that were damaged", async () => {
    const sound = await mkdtemp(join(folder, "sound-"));
    const made = await openSqliteStore({ directory: sound });
    await commitNext(made, { opened: [node("zoom:a:user:1", { email: "user@example.com" })] }, [covered("users")]);
    await made.close();
    const file = fc.oneof(
      damaged(await readFile(join(sound, "whocan.db")), SQLITE_HEADER),
      fc.uint8Array({ maxLength: 5000 }),
      fc.uint8Array({ maxLength: 5000 }).map((bytes) => Buffer.concat([Buffer.from("SQLite format 3\0"), bytes])),
    );
    let count = 0;
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        const directory = await mkdtemp(join(folder, `store-${count++}-`));
        await writeFile(join(directory, "whocan.db"), bytes);
        const open = async () => {
          const store = await openSqliteStore({ directory, readOnly: true });
          try {
            await store.check();
          } finally {
            await store.close();
          }
        };
        const started = cpuMs();
        const error = await open().then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        if (error !== undefined) expect(error).toMatchObject({ errorClass: "store" });
        expect(cpuMs() - started).toBeLessThan(MOST_MS);
      }),
      dear,
    );
  });
});

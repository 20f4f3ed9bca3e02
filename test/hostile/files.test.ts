import { writeFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MemorySections } from "../../src/lib/sections/memory-sections.ts";
import { openSections } from "../../src/lib/sections/open-sections.ts";
import { DamagedSections } from "../../src/lib/sections/section-file.ts";
import { TextHeap } from "../../src/lib/sections/text-heap.ts";
import { writeSections } from "../../src/lib/sections/write-sections.ts";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import { commitNext, covered, node } from "../contract/store-samples.ts";
import { collectGarbage, cpuMs, dear, keepMemory, MOST_MS, middling } from "./limits.ts";

/** Where a file of SQLite says that it is one. */
const SQLITE_HEADER = 16;

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

keepMemory();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "whocan-hostile-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a damaged file is refused, or what was not damaged is read", () => {
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

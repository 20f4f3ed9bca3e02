import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digestOf } from "../hash.ts";
import { MemorySections, type SectionArray } from "./memory-sections.ts";
import { openSections } from "./open-sections.ts";
import { BLOCK, DamagedSections } from "./section-file.ts";
import type { Sections } from "./sections.ts";
import { TextHeap } from "./text-heap.ts";
import { writeSections } from "./write-sections.ts";

/** As many damaged files as WHOCAN_TEST_RUNS says, and no fewer than these. */
const RUNS = Math.max(150, Number(process.env["WHOCAN_TEST_RUNS"] ?? 0));
const folder = mkdtempSync(join(tmpdir(), "whocan-sections-"));
const path = join(folder, "sound");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LINES = Array.from({ length: 9_000 }, (_, at) => `line ${at} of é\u{1F600}`);
const starts: number[] = [];

function sample(): MemorySections {
  const heap = new TextHeap();
  for (const line of LINES) starts.push(heap.add(line));
  starts.push(heap.length);
  const arrays = new Map<string, SectionArray>([
    ["small", Uint8Array.of(1, 2, 3)],
    ["middle", Uint16Array.of(7, 65_535)],
    ["large", Uint32Array.from({ length: 1_000 }, (_, at) => at * at)],
    ["none", new Uint32Array()],
  ]);
  return new MemorySections(
    { said: ["é"] },
    arrays,
    new Map([
      ["lines", heap],
      ["empty", new TextHeap()],
    ]),
  );
}

/** A digest of all that there is to read. */
function readAll(sections: Sections): string {
  const text = sections.cold("lines");
  const lines = LINES.map((_, at) => text.text(starts[at] ?? 0, starts[at + 1] ?? 0));
  const arrays = [sections.u8("small"), sections.u16("middle"), sections.u32("large"), sections.u32("none")];
  const whole = Buffer.from(text.whole()).toString("base64");
  return digestOf([sections.about, arrays.map((array) => [...array]), lines, whole, sections.cold("empty").length]);
}

/** What is read of other bytes: the digest, or that they are refused. */
function readBytes(bytes: Uint8Array): string {
  const other = join(folder, "other");
  writeFileSync(other, bytes);
  try {
    return readAll(openSections(other, "test"));
  } catch (error) {
    if (error instanceof DamagedSections) return "refused";
    throw error;
  }
}

let sound: Buffer;
let expected: string;

beforeAll(async () => {
  const sections = sample();
  expected = readAll(sections);
  await writeSections(path, "test", sections);
  sound = readFileSync(path);
});

describe("a file of sections", () => {
  it("gives back what was written, over several blocks", () => {
    expect(sound.length).toBeGreaterThan(2 * BLOCK);
    expect(readAll(openSections(path, "test"))).toBe(expected);
    const text = openSections(path, "test").cold("lines");
    expect(text.text(0, text.length)).toBe(LINES.join(""));
  });

  it("is its owner's alone, and nothing is left beside it", () => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith("sound"))).toEqual(["sound"]);
  });

  it("is refused when it is of something else", () => {
    expect(() => openSections(path, "other")).toThrow(DamagedSections);
  });

  it("is refused when it has another format", () => {
    const bytes = Buffer.from(sound);
    bytes.writeUInt32LE(bytes.readUInt32LE(8) + 1, 8);
    expect(readBytes(bytes)).toBe("refused");
  });

  it("never gives anything else, whatever bits are flipped", () => {
    const flips = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 3,
    });
    let refused = 0;
    fc.assert(
      fc.property(flips, (places) => {
        const bytes = Buffer.from(sound);
        for (const [at, mask] of places) bytes[at] = (bytes[at] ?? 0) ^ mask;
        const read = readBytes(bytes);
        if (read === "refused") refused++;
        else expect(read).toBe(expected);
      }),
      { numRuns: RUNS },
    );
    expect(refused).toBeGreaterThan(RUNS * 0.9);
  });

  it("is refused when a bit of its beginning is flipped, each of them", () => {
    for (let at = 0; at < 600; at++) {
      const bytes = Buffer.from(sound);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      expect(readBytes(bytes), `byte ${at}`).toBe("refused");
    }
  });

  it("is refused when it is cut or goes on", () => {
    fc.assert(
      fc.property(fc.nat(sound.length - 1), (length) => {
        expect(readBytes(sound.subarray(0, length))).toBe("refused");
      }),
      { numRuns: RUNS },
    );
    expect(readBytes(Buffer.concat([sound, Buffer.alloc(1)]))).toBe("refused");
  });

  it("finds damage that comes after it was opened", () => {
    const other = join(folder, "later");
    writeFileSync(other, sound);
    const sections = openSections(other, "test");
    truncateSync(other, sound.length - 1);
    expect(() => readAll(sections)).toThrow(DamagedSections);
  });
});

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { startDemoProcess } from "../../src/demo/process.ts";
import type { HeapFigures } from "./read-in-small-heap.ts";

const PROGRAM = fileURLToPath(new URL("read-in-small-heap.ts", import.meta.url));
const USERS = 15_000;
const MEBIBYTE = 2 ** 20;
/** Less than the account's pages take beside the program. */
const HEAP_MIB = 96;
/** What grows with the account beside its pages, which would take several times as much: which records came, and users by e-mail. */
const GROWTH = 10 * MEBIBYTE;
/** Read within a budget, and off by default. */
const LEFT_OUT = ["recording-shares", "activities"];

describe("reading a large account", () => {
  it("holds no pages: what is in use stays flat after the first tenth of them", async () => {
    const zoom = await startDemoProcess({ users: USERS });
    onTestFinished(() => zoom.close());
    const args = ["--expose-gc", `--max-old-space-size=${HEAP_MIB}`, "--import", "tsx", PROGRAM];
    const { stdout } = await promisify(execFile)(process.execPath, [...args, JSON.stringify(zoom)]);
    const { incomplete, facts, tenth, half, end } = JSON.parse(stdout) as HeapFigures;
    expect(incomplete.filter((section) => !LEFT_OUT.includes(section))).toEqual([]);
    expect(facts).toBeGreaterThan(USERS);
    expect([half - tenth < GROWTH, end - tenth < GROWTH]).toEqual([true, true]);
  });
});

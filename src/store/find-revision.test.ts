import { expect, it } from "vitest";
import { findRevision } from "./find-revision.ts";
import type { Revision } from "./graph-store.ts";

const TIMES = ["2026-11-01T10:00:00.000Z", "2026-11-02T10:00:00.000Z", "2026-11-02T12:00:00.000Z"];
const REVISIONS = TIMES.map((at, index) => ({ number: index + 1, at }) as Revision);

it.each([
  ["1", 1],
  [" 3 ", 3],
  ["2026-11-02T10:00:00Z", 2],
  ["2026-11-02T09:59:59.999Z", 1],
  ["2026-11-02T11:59", 2],
  ["2026-11-02T12:30:00+02:00", 2],
  ["2026-11-01", 1],
  ["2026-11-02", 3],
  ["2999-01-01", 3],
])("finds for %s revision %i", (at, number) => {
  expect(findRevision(REVISIONS, at).number).toBe(number);
});

it.each(["0", "4", "-1", "1.5", "1e0", "2026-11-01T09:00Z", "2026-13-01", "yesterday", "", "9".repeat(400)])(
  "finds none for %j",
  (at) => {
    expect(() => findRevision(REVISIONS, at)).toThrow(
      expect.objectContaining({ code: "NO_SUCH_REVISION", field: "at" }),
    );
  },
);

it("says that there is none in an empty store", () => {
  expect(() => findRevision([], "1")).toThrow(/there is none/u);
});

import { describe, expect, it } from "vitest";
import * as z from "zod";
import { booleanField, describingField, idField, idListField, numberField, textField, timeField } from "./fields.ts";

/** How a field reads a member: `[value]`, or `refused` where the record cannot be read. */
function read(field: z.ZodType, ...given: readonly unknown[]): unknown {
  const parsed = z.object({ member: field }).safeParse(given.length === 0 ? {} : { member: given[0] });
  return parsed.success ? [parsed.data.member] : "refused";
}

describe("the fields of Zoom's records", () => {
  it.each([idField, textField, describingField, numberField, booleanField, timeField, idListField])(
    "are absent where the member is missing or null",
    (field) => {
      expect([read(field), read(field, null)]).toEqual([[undefined], [undefined]]);
    },
  );

  it.each([
    ["id", idField, "u1", "u1"],
    ["id", idField, 684, "684"],
    ["id", idField, " ", undefined],
    ["text", textField, "Ada", "Ada"],
    ["text", textField, 7, "7"],
    ["text", textField, "", undefined],
    ["text", textField, ["Ada"], undefined],
    ["describing text", describingField, "", ""],
    ["describing text", describingField, "  ", ""],
    ["describing text", describingField, 7, "7"],
    ["describing text", describingField, {}, undefined],
    ["number", numberField, 2.5, 2.5],
    ["number", numberField, "-3", -3],
    ["number", numberField, "3 GB", undefined],
    ["number", numberField, true, undefined],
    ["truth", booleanField, false, false],
    ["truth", booleanField, 0, false],
    ["truth", booleanField, 2, true],
    ["truth", booleanField, "Yes", true],
    ["truth", booleanField, "off", false],
    ["truth", booleanField, "perhaps", undefined],
    ["truth", booleanField, [], undefined],
    ["time", timeField, "2026-10-02T10:00:00+02:00", "2026-10-02T08:00:00.000Z"],
    ["time", timeField, "yesterday", undefined],
    ["time", timeField, false, undefined],
    ["list of ids", idListField, ["b", " a ", 5, "b", null, ""], ["b", "a", "5"]],
    ["list of ids", idListField, [], []],
  ] as const)("%s", (_, field, given, expected) => {
    expect(read(field, given)).toEqual([expected]);
  });

  it.each([
    [idField, { nested: true }],
    [idField, false],
    [idListField, "a,b"],
    [idListField, ["a", { id: "b" }]],
  ])("refuse the record whose id is of another type", (field, given) => {
    expect(read(field, given)).toBe("refused");
  });
});

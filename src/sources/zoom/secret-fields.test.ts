import { describe, expect, it } from "vitest";
import { dropFields } from "./secret-fields.ts";

const SECRET = ["password", "share_url"];

describe("what is secret in an answer", () => {
  it("is dropped at any depth, and all else stays in its order, the answer itself as it was", () => {
    const answer = { a: 1, password: "x", list: [{ b: 2 }, { share_url: "y", c: [null, { password: "z" }] }], d: "e" };
    const before = structuredClone(answer);
    const clean = dropFields(answer, SECRET);
    expect(JSON.stringify(clean)).toBe('{"a":1,"list":[{"b":2},{"c":[null,{}]}],"d":"e"}');
    expect(answer).toEqual(before);
  });

  it("leaves an answer that holds none as it is, without a copy", () => {
    const answer = { users: [{ id: "u1", groups: ["g1"] }], total_records: 1 };
    expect(dropFields(answer, SECRET)).toBe(answer);
    expect(dropFields(answer, [])).toBe(answer);
    const [untouched] = answer.users;
    const clean = dropFields({ ...answer, password: "x" }, SECRET) as typeof answer;
    expect(clean.users[0]).toBe(untouched);
  });

  it.each([
    [{ password: "x" }, { has_passcode: true }],
    [{ password: " " }, { has_passcode: false }],
    [
      { password: null, topic: "T" },
      { has_passcode: false, topic: "T" },
    ],
    [{ topic: "T" }, { topic: "T" }],
  ])("leaves behind whether it was there: %j", (answer, expected) => {
    expect(dropFields(answer, SECRET, { password: "has_passcode" })).toEqual(expected);
  });
});

import { describe, expect, it } from "vitest";
import { REDACTED, Redactor } from "./redact.ts";

const SECRET = "s3cr3t/value+with=signs";

function redactor(): Redactor {
  const redactor = new Redactor();
  redactor.add(SECRET);
  return redactor;
}

describe("Redactor", () => {
  it.each([
    SECRET,
    encodeURIComponent(SECRET),
    Buffer.from(SECRET).toString("base64"),
    Buffer.from(SECRET).toString("base64url"),
    "Authorization: Basic Y2xpZW50OnNlY3JldA==",
    "authorization=Bearer abcdefgh.ijkl",
    "https://zoom.us/rec/play/x?pwd=hunter2&a=1",
    '{"download_access_token":"hunter2","passcode": "hunter2"}',
    "client_secret=hunter2",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
  ])("takes the secret out of %j", (text) => {
    const clean = redactor().text(`before ${text} after`);
    expect(clean).toContain(REDACTED);
    expect(clean).not.toMatch(/s3cr3t|czNjcjN0|hunter2|Y2xpZW50|abcdefgh|c2ln/);
    expect(clean.startsWith("before ")).toBe(true);
    expect(clean.endsWith(" after")).toBe(true);
  });

  it.each(["Access token is expired.", "next_page_token=abc", "role:read:admin", "the token of nobody"])(
    "leaves %j alone",
    (text) => {
      expect(redactor().text(text)).toBe(text);
    },
  );

  it("goes through objects, errors and their causes, and stays idempotent", () => {
    const error = new Error(`refused ${SECRET}`, { cause: { headers: { Authorization: "whatever" }, list: [SECRET] } });
    const clean = redactor().value({ error, when: new Date(0), url: new URL(`https://x.example/?token=${SECRET}`) });
    expect(JSON.stringify(clean)).not.toMatch(/s3cr3t|whatever/);
    expect(redactor().value(clean)).toEqual(clean);
  });
});

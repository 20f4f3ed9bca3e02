import { describe, expect, it } from "vitest";
import { doctoredAccount } from "./doctored-account.ts";

const account = doctoredAccount();
const { run, report } = account;

describe("answers that a run cannot use", () => {
  const ANSWERS: readonly (readonly [section: string, path: RegExp, body: unknown])[] = [
    ["groups", /^\/v2\/groups$/u, { total_records: 3, next_page_token: "" }],
    ["apps", /^\/v2\/marketplace\/apps$/u, { apps: [{ app_name: "No id" }], next_page_token: "" }],
    ["role", /^\/v2\/roles\/[^/]+$/u, { id: "1", privileges: null }],
    ["recordings", /^\/v2\/accounts\/me\/recordings$/u, { from: "2099-01-01", meetings: [] }],
  ];

  it.each(ANSWERS)("are told for %s, with the reason that a run gives", async (section, answered, body) => {
    account.served.zoom.rules.onRequest = ({ path }) => (answered.test(path) ? { status: 200, body } : undefined);
    const { code, stdout } = await run(["doctor"]);
    expect(code).toBe(12);
    expect(stdout).toMatch(new RegExp(`^${section} +unusable `, "mu"));
    const { error, sections } = await report();
    expect(error).toBeNull();
    const { reason } = sections.find((one: { section: string }) => one.section === section);
    expect(stdout).toContain(`${section} is answered, but a run cannot use the answer: ${reason}`);
    await account.served.whocan(["sync"]);
    const { coverage } = await account.served.json(["status"]);
    expect(coverage.find((one: { section: string }) => one.section === section)).toMatchObject({
      status: "partial",
      reason: expect.stringContaining(reason),
    });
  });
});

describe("an account whose plan has nothing that is asked for", () => {
  it("is not taken for a wrong host", async () => {
    const { sections } = await report();
    const operations = sections.flatMap(({ call }: { call: { operation: string } | null }) => call?.operation ?? []);
    account.served.zoom.rules.notInPlan = operations;
    expect(await report()).toMatchObject({ error: null, lacks: [{ kind: "plan" }] });
  });
});

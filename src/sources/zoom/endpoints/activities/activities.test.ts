import { describe, expect, it } from "vitest";
import { knownNode, PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { CANARY, knownFacts } from "../../../../../test/transport/zoom/test-account.ts";
import { activities } from "./endpoint.ts";
import first from "./fixtures/first-page.json" with { type: "json" };
import last from "./fixtures/last-page.json" with { type: "json" };

const known = knownFacts(
  ["ada", "bob", "cyd"].map((name) => knownNode("ZoomUser", `user:${name}`, { email: `${name}@example.com` })),
);
const read = (bodies: readonly unknown[] = [first, last], days = 14) =>
  readEndpoint(activities, bodies, { known, connection: { activities: { days } } });
const entry = (email: string) => ({ email, time: "2026-11-05T08:00:00Z", type: "Sign in" });

describe("activities", () => {
  it("ask for nothing unless they are turned on", async () => {
    for (const connection of [{}, { activities: { days: 0 } }, { activities: { days: "0" } }]) {
      const { asked, facts, stop } = await readEndpoint(activities, [first, last], { known, connection });
      expect([asked, facts, stop?.status]).toEqual([[], [], "not-selected"]);
    }
  });

  it("are asked for by whole days, up to today, never by more than Zoom answers", async () => {
    const { asked } = await read();
    expect(asked.map(({ path, query }) => [path, query])).toEqual([
      ["/report/activities", { from: "2026-11-01", to: "2026-11-15", page_size: 300, next_page_token: undefined }],
      ["/report/activities", expect.objectContaining({ from: "2026-11-01", next_page_token: first.next_page_token })],
    ]);
    await expect(read([last], 29)).rejects.toMatchObject({ code: "CONFIG_INVALID", field: "activities.days" });
  });

  it("are one last sign-in per known user, by e-mail without case, in whatever order they come", async () => {
    const expected = { ada: "2026-11-14T08:00:00.000Z", bob: "2026-11-10T09:30:00.000Z" };
    for (const [one, other] of [
      [first.activity_logs, last.activity_logs],
      [last.activity_logs, first.activity_logs],
    ]) {
      const pages = [
        { ...first, activity_logs: one },
        { ...last, activity_logs: other },
      ];
      const { nodes, relations, stop } = await read(pages);
      expect([stop, relations]).toEqual([undefined, []]);
      const said = new Map(nodes.map((node) => [node.key, node]));
      expect([...said.keys()].toSorted()).toEqual(Object.keys(expected).map((name) => `${PREFIX}:user:${name}`));
      for (const [name, time] of Object.entries(expected)) {
        const properties = { account_id: expect.any(String), last_sign_in_time: time };
        expect(said.get(`${PREFIX}:user:${name}`)).toMatchObject({ kind: "ZoomUser", name: null, extent: "" });
        expect(said.get(`${PREFIX}:user:${name}`)?.properties).toEqual(properties);
      }
    }
  });

  it("make nobody of an e-mail that no user has", async () => {
    const { facts, stop } = await read([{ ...last, activity_logs: [entry("gone@example.com")] }]);
    expect([facts, stop]).toEqual([[], undefined]);
  });

  it("hold no address and no client", async () => {
    expect(JSON.stringify((await read()).facts)).not.toContain(CANARY);
  });

  it("are empty where nobody signed in", async () => {
    const { facts, stop } = await read([{ ...last, activity_logs: [] }]);
    expect([facts, stop]).toEqual([[], undefined]);
  });

  it("are partial when an entry names nobody or no time, and when Zoom cut the window, with what came", async () => {
    const nameless = { ...last, activity_logs: [entry("ada@example.com"), { time: "2026-11-05T08:00:00Z" }] };
    const { nodes, stop } = await read([nameless]);
    expect(nodes).toHaveLength(1);
    expect(stop).toMatchObject({ status: "partial", message: expect.stringContaining("1 record of 2") });
    const cut = await read([{ ...last, from: "2026-11-10" }]);
    expect(cut.stop).toMatchObject({ message: "Zoom answered from 2026-11-10 instead of 2026-11-01." });
  });
});

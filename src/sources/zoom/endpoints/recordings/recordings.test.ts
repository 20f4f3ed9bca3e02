import { describe, expect, it } from "vitest";
import { knownNode, PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { knownFacts } from "../../../../../test/transport/zoom/test-account.ts";
import { recordings } from "./endpoint.ts";
import page from "./fixtures/month.json" with { type: "json" };
import { daysOf, monthsCovering } from "./months.ts";

const known = knownFacts([knownNode("ZoomUser", "user:u2", { email: "bob@example.com" })]);
const read = (body: unknown = page) => readEndpoint(recordings, [body], { extent: "2026-10", known });

describe("recordings", () => {
  it("are asked for by whole month, up to today in the last one", async () => {
    expect((await read()).asked[0]).toMatchObject({
      path: "/accounts/me/recordings",
      query: { from: "2026-10-01", to: "2026-10-31", page_size: 300 },
    });
    expect(daysOf("2026-11", new Date("2026-11-15T23:59:59Z"))).toEqual({ from: "2026-11-01", to: "2026-11-15" });
    expect(daysOf("2024-02", new Date("2026-11-15T00:00:00Z"))).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  });

  it.each([
    [30, "2026-11-15T12:00:00Z", ["2026-10", "2026-11"]],
    [1, "2026-11-15T12:00:00Z", ["2026-11"]],
    [1, "2026-11-01T00:00:00Z", ["2026-10", "2026-11"]],
    [31, "2026-03-31T12:00:00Z", ["2026-02", "2026-03"]],
    [60, "2027-01-10T12:00:00Z", ["2026-11", "2026-12", "2027-01"]],
    [30, "2026-12-31T23:59:59Z", ["2026-12"]],
  ])("%i days back from %s lie in %j", (days, now, months) => {
    expect(monthsCovering(days, new Date(now))).toEqual(months);
  });

  it("are one node per meeting, its entries joined and nothing counted twice", async () => {
    const { nodes, stop } = await read();
    expect(stop).toBeUndefined();
    const board = nodes.filter(({ key }) => key === `${PREFIX}:recording:%2Fabc%2F%2Fde%3D%3D`);
    expect(board.at(-1)).toMatchObject({
      kind: "ZoomRecording",
      name: "Board",
      properties: {
        meeting_uuid: "/abc//de==",
        meeting_id: "6840331990",
        host_id: "u1",
        start_time: "2026-10-02T10:00:00.000Z",
        duration: 30,
        total_size: 350,
        recording_count: 3,
        file_types: ["M4A", "MP4", "TRANSCRIPT"],
      },
    });
    expect(new Set(nodes.map(({ key }) => key)).size).toBe(3);
  });

  it("come to the same when an entry is sent twice", async () => {
    const [first] = page.meetings;
    const { nodes } = await read({ ...page, total_records: 1, meetings: [first, first] });
    expect(nodes.at(-1)?.properties).toMatchObject({ total_size: 300, recording_count: 2 });
  });

  it("count files without an id once when their entry comes again, by an overlapping page or a chain started anew", async () => {
    const files = [
      { file_type: "MP4", file_size: 100 },
      { file_type: "MP4", file_size: 100 },
    ];
    const [one, other] = [10, 20].map((duration) => ({ uuid: "no-ids", duration, recording_files: files }));
    const first = { meetings: [one], next_page_token: "p2", total_records: 2 };
    const last = { meetings: [one, other], total_records: 2 };
    const expired = { code: 300, message: "The next page token is invalid or expired." };
    for (const bodies of [
      [first, last],
      [first, expired, first, last],
    ]) {
      const { nodes, stop } = await readEndpoint(recordings, bodies, { extent: "2026-10" });
      expect(stop).toBeUndefined();
      expect(nodes.at(-1)?.properties).toMatchObject({ duration: 20, total_size: 400, recording_count: 4 });
    }
  });

  it("belong to their host, by id or e-mail", async () => {
    expect(new Set((await read()).edges)).toEqual(
      new Set(["recording:%2Fabc%2F%2Fde%3D%3D|HOSTED_BY|user:u1", "recording:mail-host|HOSTED_BY|user:u2"]),
    );
  });

  it("hold no link and no passcode", async () => {
    const text = JSON.stringify((await read()).facts);
    expect(text).not.toContain("CANARY");
    expect(text).not.toContain("https://");
  });

  it("say nothing of their sharing, which another call tells", async () => {
    for (const { properties } of (await read()).nodes) expect(properties).not.toHaveProperty("share_recording");
  });

  it("are partial when Zoom cut the range, with what came", async () => {
    const { nodes, stop } = await read({ ...page, from: "2026-10-15" });
    expect(nodes.length).toBeGreaterThan(0);
    expect(stop).toMatchObject({ status: "partial", message: "Zoom answered from 2026-10-15 instead of 2026-10-01." });
  });

  it("take an answer without or with an earlier `from` as it is", async () => {
    const { from: _, ...without } = page;
    expect((await read(without)).stop).toBeUndefined();
    expect((await read({ ...page, from: "2026-09-30T22:00:00Z" })).stop).toBeUndefined();
  });
});

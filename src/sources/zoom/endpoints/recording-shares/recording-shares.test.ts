import { describe, expect, it } from "vitest";
import { knownNode, PREFIX, readEndpoint } from "../../../../../test/transport/zoom/read-endpoint.ts";
import { knownFacts } from "../../../../../test/transport/zoom/test-account.ts";
import { recordingShares } from "./endpoint.ts";
import settings from "./fixtures/settings.json" with { type: "json" };

const extent = `${PREFIX}:recording:%2Fabc%2F%2Fde%3D%3D`;
const read = (body: unknown = settings, status = 200) => readEndpoint(recordingShares, [body], { extent, status });

describe("recording-shares", () => {
  it("asks for each known recording by its UUID, the newest first, and those without a start last", async () => {
    const known = knownFacts([
      knownNode("ZoomRecording", "recording:old", { start_time: "2026-09-01T00:00:00.000Z" }),
      knownNode("ZoomRecording", "recording:undated"),
      knownNode("ZoomRecording", "recording:new", { start_time: "2026-10-01T00:00:00.000Z" }),
    ]);
    const extents = recordingShares.extents({ known, connection: {} as never, now: new Date() });
    expect(extents.map((key) => key.slice(PREFIX.length))).toEqual([
      ":recording:new",
      ":recording:old",
      ":recording:undated",
    ]);
    expect((await read()).asked[0]?.path).toBe("/meetings/%252Fabc%252F%252Fde%253D%253D/recordings/settings");
  });

  it("says with whom it is shared and what viewers need, of a passcode only that there is one", async () => {
    const { nodes, relations, stop } = await read();
    expect(stop).toBeUndefined();
    expect(relations).toEqual([]);
    expect(nodes).toEqual([expect.objectContaining({ key: extent, kind: "ZoomRecording", name: null })]);
    expect(nodes[0]?.properties).toEqual({
      account_id: expect.any(String),
      share_recording: "publicly",
      recording_authentication: true,
      authentication_name: "Signed-in users of example.com",
      authentication_domains: "example.com",
      has_passcode: true,
      viewer_download: false,
      on_demand: true,
      approval_type: 0,
      show_social_share_buttons: false,
    });
  });

  it("holds no link and no passcode", async () => {
    const text = JSON.stringify((await read()).facts);
    expect(text).not.toContain("CANARY");
    expect(text).not.toContain("https://");
  });

  it.each([
    ["", false],
    [null, false],
    ["  ", false],
    ["abc", true],
    [4711, true],
  ])("takes the passcode %j as set: %j", async (password, expected) => {
    const { nodes } = await read({ ...settings, password });
    expect(nodes[0]?.properties["has_passcode"]).toBe(expected);
  });

  it("leaves open whether there is a passcode where Zoom does not say", async () => {
    const { password: _, ...without } = settings;
    expect((await read(without)).nodes[0]?.properties).not.toHaveProperty("has_passcode");
  });

  it.each([undefined, null, "", "everywhere", 7, ["publicly"]])(
    "is partial, and shared in no known way, where Zoom says %j",
    async (share_recording) => {
      const { nodes, stop } = await read({ ...settings, share_recording });
      expect(nodes[0]?.properties).not.toHaveProperty("share_recording");
      expect(stop).toMatchObject({ status: "partial", message: expect.stringContaining("does not say with whom") });
    },
  );

  it("stays as it was while Zoom still processes the recording, or when it is gone meanwhile", async () => {
    const { stop, facts } = await read({ code: 3301, message: "There is no recording for this session." }, 404);
    expect([stop?.status, facts]).toEqual(["partial", []]);
  });
});

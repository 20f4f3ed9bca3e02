import { expect, it, onTestFinished } from "vitest";
import { KINDS } from "../../src/model/kinds.gen.ts";
import { serveAccount } from "./served-account.ts";

const SETTINGS = /^\/v2\/meetings\/([^/]+)\/recordings\/settings$/;

interface Absent {
  readonly field: string;
  readonly reason: string;
  readonly section: string;
  readonly text: string;
  readonly missing: unknown;
}

/** An account whose apps' detail lacks a scope, and whose recordings fare otherwise one by one. */
async function readUnevenly() {
  const answers = new Map<string, { status: number; body: Record<string, unknown> }>();
  const served = await serveAccount(
    60,
    {
      onRequest: ({ path }) => {
        const [, uuid = ""] = SETTINGS.exec(path) ?? [];
        return answers.get(decodeURIComponent(decodeURIComponent(uuid)));
      },
    },
    { WHOCAN_RECORDING_SHARES: "4" },
  );
  onTestFinished(() => served.close());
  const { account, zoom } = served;
  const newest = account.recordings
    .toSorted((a, b) => (a.startTime < b.startTime ? 1 : a.startTime > b.startTime ? -1 : a.uuid < b.uuid ? -1 : 1))
    .map(({ uuid }) => uuid);
  const [shared = "", planless = "", refused = "", unclear = "", waiting = ""] = newest;
  answers.set(shared, { status: 200, body: { share_recording: "none", authentication_name: "" } });
  answers.set(planless, { status: 400, body: { code: 200, message: "Only available for Paid account." } });
  answers.set(refused, { status: 400, body: { code: 300, message: "Invalid field." } });
  answers.set(unclear, { status: 200, body: { share_recording: null } });
  zoom.rules.scopes = zoom.rules.scopes.filter((scope) => scope !== "marketplace:read:app:admin");
  expect((await served.whocan(["sync"])).code).toBe(0);

  /** What `show` answers of a thing, its absent fields by name. */
  const show = async (ref: string) => {
    const { properties, absent } = await served.json(["show", ref]);
    return {
      properties,
      absent: new Map((absent as Absent[]).map((each) => [each.field, each] as const)),
    };
  };
  return { served, show, shared, planless, refused, unclear, waiting };
}

it("AX-54 each missing field says why: not granted, not in plan, not returned, an error, not read, not selected", async () => {
  const { served, show, shared, planless, refused, unclear, waiting } = await readUnevenly();
  const why = async (ref: string, field: string) => (await show(ref)).absent.get(field);

  const app = served.account.apps.find(({ lists }) => lists.includes("account_added"));
  expect(await why(`app:${app?.id}`, "app_scopes")).toMatchObject({
    reason: "NOT_GRANTED",
    section: "app",
    text: expect.stringMatching(/^app is denied: The app lacks a scope for GET \/marketplace\/apps\/\{appId\}: /),
    missing: { kind: "scope", codes: expect.arrayContaining(["marketplace:read:app:admin"]) },
  });
  expect(await why(`recording:${planless}`, "viewer_download")).toMatchObject({
    reason: "NOT_IN_PLAN",
    section: "recording-shares",
    missing: { kind: "plan", codes: [] },
  });
  expect(await why(`recording:${refused}`, "viewer_download")).toMatchObject({
    reason: "ERROR",
    text: expect.stringContaining("(code 300)"),
    missing: null,
  });
  expect(await why(`recording:${unclear}`, "share_recording")).toMatchObject({ reason: "NOT_READ" });
  expect(await why(`recording:${waiting}`, "share_recording")).toMatchObject({
    reason: "NOT_SELECTED",
    text: "recording-shares is not-selected: It waits for a later run: 4 are read in one.",
  });

  const known = await show(`recording:${shared}`);
  expect(known.absent.get("viewer_download")).toEqual({
    field: "viewer_download",
    reason: "NOT_RETURNED",
    section: "recording-shares",
    text: "recording-shares was read to its end, and gave no value.",
    missing: null,
  });
  // Known to be empty, which is no missing field.
  expect(known.properties).toMatchObject({ share_recording: "none", authentication_name: "" });
  expect(known.absent.has("authentication_name")).toBe(false);
  expect(known.absent.has("share_recording")).toBe(false);

  const person = served.account.users.find(({ department }) => department === null);
  expect(await why(`user:${person?.email}`, "department")).toMatchObject({ reason: "NOT_RETURNED", section: "users" });
  const { stdout } = await served.whocan(["show", `recording:${shared}`]);
  expect(stdout).toMatch(/authentication_name +\(empty\)/);
  expect(stdout).toMatch(/viewer_download.* NOT_RETURNED +recording-shares was read to its end, and gave no value\./);
});

it("names every declared field of a thing once, with a value or with why it has none", async () => {
  const { served, show } = await readUnevenly();
  const nodes = (await served.json(["find", ":", "--first", "1000"])).nodes as { key: string; kind: string }[];
  const kinds = new Map(nodes.filter(({ kind }) => kind.startsWith("Zoom")).map(({ key, kind }) => [kind, key]));
  expect(kinds.size).toBeGreaterThanOrEqual(6);
  for (const [kind, key] of kinds) {
    const { properties, absent } = await show(key);
    const declared = Object.keys(KINDS.find((each) => each.kind === kind)?.properties ?? {});
    expect([...Object.keys(properties), ...absent.keys()].toSorted(), key).toEqual(declared.toSorted());
  }
});

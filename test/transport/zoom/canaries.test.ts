import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { WhocanError } from "../../../src/lib/errors.ts";
import { createLogger } from "../../../src/lib/logger.ts";
import type { NodeFact } from "../../../src/model/facts.ts";
import type { Reply } from "../loopback-server.ts";
import { type FakeZoom, openSession, readSection, startZoom } from "./fake-zoom.ts";
import { CANARY, CREDENTIALS, knownFacts } from "./test-account.ts";

let zoom: FakeZoom;
afterEach(() => zoom.close());

/** What a record of Zoom may hold that nobody may keep. */
const SECRETS = {
  host_key: CANARY,
  password: CANARY,
  passcode: CANARY,
  recording_play_passcode: CANARY,
  share_url: `https://zoom.us/rec/share/${CANARY}?pwd=${CANARY}`,
  download_access_token: CANARY,
  client_secret: CANARY,
};
const FILE = {
  id: "f1",
  file_type: "MP4",
  file_size: 1,
  play_url: `https://x/${CANARY}`,
  download_url: `https://x/${CANARY}`,
};

const LISTS: Record<string, unknown> = {
  "/v2/accounts/me/settings": { account: { name: "Example", ...SECRETS }, schedule_meeting: { ...SECRETS } },
  "/v2/users": { users: [{ id: "u1", email: "ada@example.com", role_id: "1", ...SECRETS }] },
  "/v2/groups": { groups: [{ id: "g1", name: "Sales", ...SECRETS }] },
  "/v2/groups/g1/members": { members: [{ id: "u1", ...SECRETS }] },
  "/v2/groups/g1/admins": { admins: [{ email: "ada@example.com", ...SECRETS }] },
  "/v2/roles": { roles: [{ id: "1", name: "Admin", ...SECRETS }] },
  "/v2/roles/1": { id: "1", privileges: ["User:Read"], ...SECRETS },
  "/v2/roles/1/members": { members: [{ id: "u1", ...SECRETS }] },
  "/v2/marketplace/apps": { apps: [{ app_id: "a1", app_name: "App", ...SECRETS }] },
  "/v2/marketplace/apps/a1": { app_id: "a1", app_scopes: ["user:read"], ...SECRETS },
  "/v2/accounts/me/recordings": {
    meetings: [{ uuid: "m1", host_id: "u1", topic: "T", ...SECRETS, recording_files: [FILE] }],
  },
  "/v2/report/activities": {
    activity_logs: [
      { email: "ada@example.com", time: "2026-11-10T09:00:00Z", type: "Sign in", ip_address: CANARY, ...SECRETS },
    ],
  },
  "/v2/meetings/m1/recordings/settings": { share_recording: "publicly", ...SECRETS },
};
const ORDER = [
  "account",
  "users",
  "groups",
  "roles",
  "apps",
  "apps-approved",
  "group-members",
  "group-admins",
  "role",
  "role-members",
  "app",
  "app-authorizers",
  "recordings",
  "recording-shares",
  "activities",
];

/** Reads every section; returns all that came out: facts, ends, errors and log lines. */
async function readAll(answer: (path: string) => Reply): Promise<{ text: string; facts: number; lines: string[] }> {
  zoom = await startZoom(({ url }) => answer(url.pathname));
  const lines: string[] = [];
  const logger = createLogger("trace", { write: (line) => void lines.push(line) });
  const session = await openSession(
    zoom,
    { apps: { a1: { authorizer: "ada@example.com" } }, activities: { days: 7 } },
    { logger },
  );
  expect([...session.sections].map(({ name }) => name).toSorted()).toEqual(ORDER.toSorted());
  const nodes: NodeFact[] = [];
  const out: unknown[] = [];
  let facts = 0;
  for (const name of ORDER) {
    for (const read of await readSection(session, name, knownFacts(nodes))) {
      nodes.push(...read.facts.filter((fact) => fact.type === "node"));
      facts += read.facts.length;
      out.push(read);
    }
  }
  await session.close();
  return {
    text:
      inspect(out, { depth: 30, maxStringLength: null, maxArrayLength: null }) + JSON.stringify(out) + lines.join("\n"),
    facts,
    lines,
  };
}

describe("planted canaries", () => {
  it("reach no fact and no log line of a full reading, nor is any media asked for", async () => {
    const { text, facts, lines } = await readAll((path) => ({ body: LISTS[path] }));
    expect(facts).toBeGreaterThan(15);
    expect(lines.length).toBeGreaterThan(10);
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain(Buffer.from(`${CREDENTIALS.clientId}:${CREDENTIALS.clientSecret}`).toString("base64"));
    const asked = zoom.calls().map(({ url }) => url.pathname);
    expect(asked.filter((path) => /download|play|share|transcript|\.mp4|\/rec\//i.test(path))).toEqual([]);
    expect(asked.every((path) => path.startsWith("/v2/"))).toBe(true);
  });

  it.each([
    ["an error of Zoom", { status: 400, body: { code: 4711, message: `${CANARY} scopes:[group:read]`, ...SECRETS } }],
    ["an unforeseen error", { status: 418, body: { code: 99, message: `token=${CANARY}` } }],
    ["a server error", { status: 500, body: `<html>${CANARY}</html>` }],
    ["something that is not JSON", { body: `{"password": "${CANARY}"` }],
    [
      "a redirect that carries a secret",
      { status: 302, headers: { location: `https://evil.example/?token=${CANARY}` } },
    ],
    ["a record of another shape", { body: { groups: [{ id: { [CANARY]: CANARY } }], roles: CANARY, users: [CANARY] } }],
  ])("do not come out of %s", async (_, reply) => {
    const { text } = await readAll(() => reply);
    expect(text).not.toContain(CANARY);
  });

  it("do not come out of a refusal of the token", async () => {
    zoom = await startZoom(
      () => undefined,
      ({ body, headers }) => ({
        status: 400,
        body: { reason: `${body} ${headers.authorization} ${CANARY}-secret`, error: `${CANARY}-secret` },
      }),
    );
    const error = await openSession(zoom).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WhocanError);
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(CANARY);
  });
});

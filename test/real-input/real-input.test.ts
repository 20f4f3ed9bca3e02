import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NodeFact } from "../../src/model/facts.ts";
import { openSession, readSection } from "../transport/zoom/fake-zoom.ts";
import { PREFIX, readEndpoint } from "../transport/zoom/read-endpoint.ts";
import { knownFacts } from "../transport/zoom/test-account.ts";
import { factProblems } from "./fact-problems.ts";
import { realInputs } from "./fixtures.ts";
import { type RealInputServer, startRealInputServer } from "./server.ts";

/** What each answer of the documents says, as keys without the account's prefix. */
const EXPECTED: Readonly<Record<string, { readonly extent: string; readonly says: readonly string[] }>> = {
  account: { extent: "", says: [PREFIX] },
  users: {
    extent: "active",
    says: [
      "user:KDcuGIm1QgePTO8WbOqwIQ",
      "user:KDcuGIm1QgePTO8WbOqwIQ|HAS_ROLE|role:0",
      "user:KDcuGIm1QgePTO8WbOqwIQ|MEMBER_OF|group:t-_-d56CSWG-7BF15LLrOw",
    ],
  },
  groups: { extent: "", says: ["group:SobVexyrQjqCkcxjpBWi6w"] },
  "group-members": { extent: `${PREFIX}:group:g1`, says: ["user:v4iyWT1LTfy8QvPG4GTvdg|MEMBER_OF|group:g1"] },
  "group-admins": { extent: `${PREFIX}:group:g1`, says: ["email:jchill%40example.com|ADMIN_OF|group:g1"] },
  roles: { extent: "", says: ["role:RqBLcd1jLS9a7RBkbGtqn2A"] },
  role: {
    extent: `${PREFIX}:role:r1`,
    says: [
      "role:r1:privilege:User%3ARead",
      "role:r1|GRANTS|role:r1:privilege:User%3ARead",
      "role:r1:privilege:User%3ARead|SCOPED_TO|group:text",
    ],
  },
  "role-members": { extent: `${PREFIX}:role:r1`, says: ["user:49D7a0xPQvGQ2DCMZgSe7w|HAS_ROLE|role:r1"] },
  apps: { extent: "", says: ["app:nqSreNVsQ2eGzUMGnA8AHA"] },
  "apps-approved": { extent: "", says: ["app:nqSreNVsQ2eGzUMGnA8AHA"] },
  app: { extent: `${PREFIX}:app:nqSreNVsQ2eGzUMGnA8AHA`, says: ["app:nqSreNVsQ2eGzUMGnA8AHA"] },
  recordings: {
    extent: "2026-10",
    says: [
      "recording:BOKXuumlTAGXuqwr3bLyuQ%3D%3D",
      "recording:BOKXuumlTAGXuqwr3bLyuQ%3D%3D|HOSTED_BY|user:_0ctZtY0REqWalTmwvrdIw",
    ],
  },
  // The documents show a sign-out.
  activities: { extent: "", says: [] },
  "recording-shares": { extent: `${PREFIX}:recording:m1`, says: ["recording:m1"] },
};

/** Sections that are off by default are read too. */
const connection = { activities: { days: 28 } };

const inputs = await realInputs();

describe("answers of Zoom's own documents", () => {
  it("are there for every endpoint, each with its source", () => {
    expect(inputs.map(({ endpoint }) => endpoint.section).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
    for (const { source, operation, endpoint } of inputs) {
      expect(operation).toBe(endpoint.operation);
      expect(source.document).toMatch(/^Zoom's OpenAPI document "/);
      expect(source.made).toMatch(
        operation === source.operation ? /^Assembled/ : /^Hand-made: the documents lack this call/,
      );
    }
  });

  it.each(inputs.map((input) => [input.endpoint.section, input] as const))(
    "become the facts of %s",
    async (section, { endpoint, response }) => {
      const { extent = "", says = [] } = EXPECTED[section] ?? {};
      const { facts } = await readEndpoint(endpoint, [response, response, response], { extent, connection });
      expect(new Set(facts.map(({ key }) => key.replaceAll(`${PREFIX}:`, "")))).toEqual(new Set(says));
      expect(facts.flatMap(factProblems)).toEqual([]);
      expect(facts.every((fact) => fact.section === section && fact.extent === extent)).toBe(true);
    },
  );

  it("hold secrets, of which none reaches a fact", async () => {
    const held = JSON.stringify(inputs.map(({ response }) => response));
    const secrets = [
      "yNYIS408EJygs7rE5vVsJwXIz4-VW7MH",
      "299492849",
      "https://example.com/rec/play/Qg75t7xZBtEbAkjdlgbfdngBBBB",
    ];
    for (const secret of secrets) expect(held).toContain(secret);
    for (const { endpoint, response } of inputs) {
      const { facts } = await readEndpoint(endpoint, [response, response], {
        extent: EXPECTED[endpoint.section]?.extent ?? "",
        connection,
      });
      for (const secret of secrets) expect(JSON.stringify(facts)).not.toContain(secret);
    }
  });
});

describe("a server that answers with only those", () => {
  let server: RealInputServer;
  beforeAll(async () => {
    server = await startRealInputServer();
  });
  afterAll(() => server.close());

  it("is read to an end of every section, a sentence wherever it is not complete", async () => {
    const session = await openSession(server, server.connection);
    const nodes: NodeFact[] = [];
    const ends: Record<string, string> = {};
    for (const name of [
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
    ]) {
      for (const { facts, stop } of await readSection(session, name, knownFacts(nodes))) {
        nodes.push(...facts.filter((fact) => fact.type === "node"));
        expect(facts.flatMap(factProblems)).toEqual([]);
        ends[name] = stop?.message ?? "complete";
      }
    }
    await session.close();
    expect(ends).toMatchObject({
      account: "complete",
      users: "GET /users sent the same page token twice.",
      roles: "GET /roles says that there are 200 records and sent 1.",
      role: "complete",
      app: "complete",
    });
    for (const end of Object.values(ends)) expect(end).toMatch(/^complete$|^GET \/.*\.$/);
  });
});

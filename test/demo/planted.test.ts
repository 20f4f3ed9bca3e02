import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../../src/access/ask.ts";
import { can } from "../../src/access/can.ts";
import type { AccessEngine } from "../../src/access/engine.ts";
import { holders } from "../../src/access/holders.ts";
import { ReferenceResolver } from "../../src/access/references.ts";
import { whoCan } from "../../src/access/who-can.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import type { ExpectedAnswer } from "../../src/demo/account/planted-case.ts";
import { SECRET_MARK } from "../../src/demo/account/secrets.ts";
import { type FakeZoom, startFakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { buildIndexEngine } from "../../src/engines/index/index-engine.ts";
import type { ExtentCoverage } from "../../src/model/coverage.ts";
import type { Fact } from "../../src/model/facts.ts";
import { AccountKeys } from "../../src/model/keys.ts";
import { type ReadAccount, readAccount } from "./read-account.ts";

const account = makeDemoAccount();
const keys = new AccountKeys("zoom", account.id);
const SHARES = "recording-shares";
let zoom: FakeZoom;
let read: ReadAccount;
let facts: Fact[];
let coverage: readonly ExtentCoverage[];
/** As read, and as it will be once the sharing of recordings is read too. */
let asRead: AccessEngine;
let withShares: AccessEngine;

beforeAll(async () => {
  zoom = await startFakeZoom(account);
  read = await readAccount(zoom);
  facts = [];
  for await (const fact of read.store.facts()) facts.push(fact);
  coverage = await read.store.coverage();
  asRead = await engineOf(facts, coverage);
  withShares = await engineOf([...facts, ...shareFacts()], [...coverage, shareCoverage()]);
});
afterAll(() => zoom.close());

describe("the demo account, read from the fake Zoom", () => {
  it("is complete in every section that is read", () => {
    expect(coverage.filter(({ status }) => status !== "complete")).toEqual([]);
    const users = facts.filter((fact) => fact.type === "node" && fact.kind === "ZoomUser");
    expect(users).toHaveLength(account.users.length);
  });

  it("CL-20 is read without one request to a path of media or transcripts", () => {
    const { paths } = zoom.requests;
    expect(paths).toContain("/v2/accounts/me/recordings");
    expect(paths.filter((path) => /rec\/|download|play|share|transcript|archive/i.test(path))).toEqual([]);
  });

  it("leaves no secret in the facts", () => {
    expect(JSON.stringify([facts, coverage])).not.toContain(SECRET_MARK);
  });
});

describe("planted cases", () => {
  const unshared = account.planted.filter(({ sections }) => !sections.includes(SHARES));
  const shared = account.planted.filter(({ sections }) => sections.includes(SHARES));

  it.each(unshared)("$id has its known answers", async ({ expected }) => {
    await check(asRead, expected);
  });

  it.each(shared)("$id has its known answers once sharing was read", async ({ expected }) => {
    await check(withShares, expected);
  });

  it.each(shared)("$id is open until then", async ({ expected }) => {
    for (const answer of expected) {
      if (answer.question !== "can") continue;
      expect(await decide(asRead, answer)).toMatchObject({ verdict: "UNKNOWN" });
    }
  });
});

function engineOf(from: readonly Fact[], covered: readonly ExtentCoverage[]): Promise<AccessEngine> {
  const catalog = loadCatalog();
  const revision = { number: 1, at: account.now, catalogDigest: catalog.digest, account: account.id };
  return buildIndexEngine({ facts: from, coverage: covered, catalog, revision, lacks: [], clock: read.clock });
}

async function check(engine: AccessEngine, expected: readonly ExpectedAnswer[]): Promise<void> {
  for (const answer of expected) {
    if (answer.question === "can") {
      const { verdict, state } = await decide(engine, answer);
      expect({ ...answer, verdict, ...(answer.state === undefined ? {} : { state }) }).toEqual(answer);
      continue;
    }
    const rows = await rowsOf(engine, answer);
    const references = new ReferenceResolver(engine);
    const keysOf = (list: readonly string[]) => Promise.all(list.map((one) => references.resolve(one, "row")));
    expect(rows).toEqual(expect.arrayContaining(await keysOf(answer.includes)));
    for (const key of await keysOf(answer.excludes)) expect(rows).not.toContain(key);
  }
}

async function decide(
  engine: AccessEngine,
  { principal, permission, resource }: Extract<ExpectedAnswer, { question: "can" }>,
) {
  return (await ask(can, { principal, permission, resource }, async () => engine)).answer;
}

async function rowsOf(engine: AccessEngine, answer: Exclude<ExpectedAnswer, { question: "can" }>): Promise<string[]> {
  const page =
    answer.question === "holders"
      ? await ask(holders, { entitlement: answer.entitlement, first: 1000 }, async () => engine)
      : await ask(
          whoCan,
          { permissions: [answer.permission], resource: answer.resource, first: 1000 },
          async () => engine,
        );
  return page.answer.rows.map(({ principal }) => principal.key);
}

/** What the section of shares will say, written by hand from the account. */
function shareFacts(): Fact[] {
  return account.recordings.map(({ uuid, share }) => ({
    type: "node",
    key: keys.recording(uuid),
    kind: "ZoomRecording",
    name: null,
    section: SHARES,
    extent: keys.recording(uuid),
    properties: { share_recording: share },
  }));
}

function shareCoverage(): ExtentCoverage {
  return {
    section: SHARES,
    extent: "",
    status: "complete",
    reason: null,
    missing: null,
    facts: account.recordings.length,
  };
}

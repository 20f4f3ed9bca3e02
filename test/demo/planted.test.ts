import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../../src/access/ask.ts";
import { can } from "../../src/access/can.ts";
import { effectiveAccess } from "../../src/access/effective-access.ts";
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
/** As read, and as it is while nothing of the sharing of recordings was. */
let asRead: AccessEngine;
let withoutShares: AccessEngine;

beforeAll(async () => {
  zoom = await startFakeZoom(account);
  read = await readAccount(zoom);
  facts = [];
  for await (const fact of read.store.facts()) facts.push(fact);
  coverage = await read.store.coverage();
  asRead = await engineOf(facts, coverage);
  const isOther = ({ section }: { readonly section: string }) => section !== SHARES;
  withoutShares = await engineOf(facts.filter(isOther), coverage.filter(isOther));
});
afterAll(() => zoom.close());

describe("the demo account, read from the fake Zoom", () => {
  it("is complete in every section that is read", () => {
    const unread = coverage.filter(({ status }) => status !== "complete");
    expect(unread).toMatchObject([{ section: "activities", status: "not-selected" }]);
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
  const shared = account.planted.filter(({ sections }) => sections.includes(SHARES));

  it.each(account.planted)("$id has its known answers", async ({ expected }) => {
    await check(asRead, expected);
  });

  it.each(shared)("$id is open until sharing is read", async ({ expected }) => {
    for (const answer of expected) {
      if (answer.question !== "can") continue;
      expect(await decide(withoutShares, answer)).toMatchObject({ verdict: "UNKNOWN" });
    }
  });
});

describe("the sharing of recordings", () => {
  /** Those of the months that are read. */
  const known = () => {
    const listed = new Set(facts.filter(({ section }) => section === "recordings").map(({ key }) => key));
    return account.recordings.filter(({ uuid }) => listed.has(keys.recording(uuid)));
  };
  const shareOf = (key: string) => {
    const said = facts.filter((fact) => fact.type === "node" && fact.key === key && fact.section === SHARES);
    return said.map((fact) => fact.properties["share_recording"]);
  };

  it("CL-17 is kept as public, internal or off for every recording, without its link", () => {
    expect(known().length).toBeGreaterThan(100);
    for (const { uuid, share } of known()) expect(shareOf(keys.recording(uuid))).toEqual([share]);
    expect(new Set(known().map(({ share }) => share))).toEqual(new Set(["publicly", "internally", "none"]));
    const said = JSON.stringify(facts.filter(({ section }) => [SHARES, "recordings"].includes(section)));
    expect(said).not.toMatch(/https?:|share_url|play_url|download_url/);
    expect(said).not.toContain(SECRET_MARK);
  });

  it("CL-39 shows the recordings that are public, those planted among them, and none that is protected", async () => {
    const everyone = keys.pseudo("Everyone");
    const page = await ask(
      effectiveAccess,
      { principal: everyone, permissions: ["DataRead"], classes: ["Recording"], first: 1000 },
      async () => asRead,
    );
    const found = page.answer.rows.map(({ resource }) => resource.key);
    const publicOnes = known().filter(({ share }) => share === "publicly");
    expect(found.toSorted()).toEqual(publicOnes.map(({ uuid }) => keys.recording(uuid)).toSorted());
    expect(found).toContain(keys.recording(account.recordings[0]?.uuid ?? ""));
    expect(page.answer.completeness).toMatchObject({ complete: true, gaps: [] });
    for (const { uuid, share } of known()) {
      const decision = await decide(asRead, {
        question: "can",
        principal: everyone,
        permission: "DataRead",
        resource: keys.recording(uuid),
        verdict: "NO",
      });
      expect([uuid, decision.verdict]).toEqual([uuid, share === "publicly" ? "YES" : "NO"]);
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

import { describe, expect, it } from "vitest";
import type { Page, PrincipalAccess } from "../../src/access/answers.ts";
import type { AccessEngine } from "../../src/access/engine.ts";
import { WhocanError } from "../../src/lib/errors.ts";
import { openMemoryStore } from "../../src/store/memory/memory-store.ts";
import { arbitraryAccount } from "../accounts/arbitrary-account.ts";
import { agree } from "./random-accounts.ts";
import { commitFirst, indexOverStore } from "./systems/index-over-store.ts";
import type { Loaded, System } from "./systems/system.ts";

/** The right one. Its store is the quickest: thousands are opened here. */
const index: System = {
  name: "index over memory",
  async load(account) {
    const store = openMemoryStore();
    await commitFirst(store, account);
    return indexOverStore(store, account);
  },
  close: async () => undefined,
};

const ACCOUNTS = arbitraryAccount({ size: "small" });
const RUNS = 60;

function spoilt(name: string, spoil: (loaded: Loaded) => Loaded): System {
  return { name, load: async (account) => spoil(await index.load(account)), close: async () => undefined };
}

/** The index with one thing wrong in it. */
function broken(name: string, wrong: (engine: AccessEngine) => Partial<AccessEngine>): System {
  return spoilt(name, (loaded) => {
    const instead: Readonly<Record<string, unknown>> = { ...wrong(loaded.engine) };
    const engine = new Proxy(loaded.engine, {
      get(right, name) {
        const value: unknown = instead[String(name)] ?? Reflect.get(right, name);
        return typeof value === "function" ? value.bind(right) : value;
      },
    });
    return { ...loaded, engine };
  });
}

/** Its pages of whoCan changed. */
function brokenRows(name: string, change: (page: Page<PrincipalAccess>) => Page<PrincipalAccess>): System {
  return broken(name, (engine) => ({ whoCan: async (...args) => change(await engine.whoCan(...args)) }));
}

const BROKEN: readonly System[] = [
  brokenRows("a lost row", (page) => ({ ...page, rows: page.rows.slice(0, 2) })),
  brokenRows("a wrong count", (page) => ({ ...page, counts: { ...page.counts, dormant: 0 } })),
  brokenRows("a wrong bound", (page) => ({
    ...page,
    rows: page.rows.map((row) => ({ ...row, access: row.access.map((each) => ({ ...each, bound: "EXACT" })) })),
  })),
  brokenRows("a lost part", (page) => ({
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      access: row.access.map((each) => ({ ...each, parts: each.parts.slice(0, 1) })),
    })),
  })),
  broken("a lost gap", (engine) => ({
    can: async (...args) => {
      const { completeness, ...decision } = await engine.can(...args);
      return { ...decision, completeness: { ...completeness, complete: true, gaps: [] } };
    },
  })),
  broken("another reason of a gap", (engine) => ({
    can: async (...args) => {
      const decision = await engine.can(...args);
      const gaps = decision.completeness.gaps.map((gap) => ({ ...gap, reason: "It was not read." }));
      return { ...decision, completeness: { ...decision.completeness, gaps } };
    },
  })),
  broken("a fact too many", (engine) => ({
    explain: async (...args) => {
      const page = await engine.explain(...args);
      return { ...page, rows: page.rows.map((proof) => ({ ...proof, facts: [...proof.facts, "a|B|c"] })) };
    },
  })),
  broken("pages that overlap", (engine) => ({
    effectiveAccess: async (request) =>
      engine.effectiveAccess({ ...request, page: { ...request.page, first: request.page.first + 1 } }),
  })),
  broken("a refusal", (engine) => ({
    node: async (key) => {
      if (key.includes("group")) throw new WhocanError("NO_SUCH_NODE", "No.");
      return engine.node(key);
    },
  })),
  broken("an error", () => ({ candidates: () => Promise.reject(new Error("unforeseen")) })),
  spoilt("a lost fact", ({ facts, ...loaded }) => ({ ...loaded, facts: facts.slice(1) })),
];

describe("a system with one thing wrong in it is found out", () => {
  it.each(BROKEN)("$name", async (system) => {
    await expect(agree([index, system], ACCOUNTS, RUNS, 4)).rejects.toThrow(`${system.name} differs from`);
  });

  it("by the oracle, where it is the only one", async () => {
    const system = brokenRows("rows without apps", (page) => ({
      ...page,
      rows: page.rows.filter(({ principal }) => principal.kind !== "ZoomApp"),
    }));
    await expect(agree([system], ACCOUNTS, RUNS, 4)).rejects.toThrow("rows without apps differs from oracle.");
  });

  it("by verify, where it proves what is not so", async () => {
    const unproven = broken("an index that replays nothing", (engine) => ({
      verify: async (proof) => ({ ...(await engine.verify(proof)), valid: false, problems: ["It does not hold."] }),
    }));
    await expect(agree([unproven, index], ACCOUNTS, RUNS, 4)).rejects.toThrow("It does not hold.");
  });
});

it("a difference shows the smallest account, the question, both answers, and how to come to it again", async () => {
  const system = brokenRows("an engine that hides who is dormant", (page) => ({
    ...page,
    counts: { ...page.counts, dormant: 0 },
  }));
  const error = await agree([index, system], ACCOUNTS, RUNS, 4).catch(String);
  expect(error).toContain("an engine that hides who is dormant differs from index over memory.");
  expect(error).toContain("question whoCan {");
  expect(error).toMatch(/^- +"dormant": 1/m);
  expect(error).toMatch(/^\+ +"dormant": 0/m);
  expect(error).toMatch(/WHOCAN_TEST_SEED=\d+ WHOCAN_TEST_PATH=[\d:]+/);
  const lines = String(error).split("\n");
  expect(lines.filter((line) => /^ {2}(node )?@/.test(line)).length).toBeLessThan(14);
});

import { describe, expect, it } from "vitest";
import type { Proof } from "../../src/access/answers.ts";
import type { AccessEngine, PairRequest } from "../../src/access/engine.ts";
import { proofDigest } from "../../src/engines/answers/proof-document.ts";
import { relationKey } from "../../src/model/facts.ts";
import { type AccountBuilder, account } from "../accounts/build-account.ts";
import { EVERYTHING, engineOf } from "./compare.ts";

async function proofsOf(engine: AccessEngine, pair: PairRequest): Promise<readonly Proof[]> {
  return (await engine.explain({ ...pair, page: EVERYTHING })).rows;
}

/** The first proof of a pair in an account where less is known than in the one that it is shown to. */
async function forgedIn(forger: AccountBuilder, pair: PairRequest): Promise<Proof> {
  const [proof] = await proofsOf(await engineOf(forger.build()), pair);
  if (proof === undefined) throw new Error("Nothing proves it");
  return proof;
}

/** Limits a privilege that says of itself no limit. */
function limited(builder: AccountBuilder, role: string, code: string, group: string): AccountBuilder {
  const { keys } = builder;
  const [from, to] = [keys.privilege(role, code), keys.group(group)];
  const said = { section: "role", extent: keys.role(role), properties: {} };
  const key = relationKey(from, "SCOPED_TO", to);
  return builder.fact({ type: "relation", key, from, relation: "SCOPED_TO", to, ...said });
}

describe("what a proof does not cite is no less so", () => {
  const scope = "user:write:admin";

  it("an app whose authorizer is known has no more than that, whoever leaves the authorizer out", async () => {
    const start = () => account().user("ann").role("reader", ["User:Read"]).hasRole("ann", "reader");
    const { keys } = start();
    const pair = { principal: keys.app("x"), permission: "DataWrite", resource: keys.set("User") } as const;
    const forged = await forgedIn(start().app("x", [scope]), pair);
    expect(forged).toMatchObject({ state: "UNKNOWN", bound: "AT_MOST", facts: [] });
    const engine = await engineOf(
      start()
        .app("x", [scope], { authorizers: ["ann"] })
        .build(),
    );
    expect(await proofsOf(engine, pair)).toEqual([]);
    expect(await engine.verify(forged)).toMatchObject({
      valid: false,
      problems: ["The facts that it cites do not prove it."],
    });
  });

  it("a privilege that is limited to a group reaches no more, whoever leaves the limit out", async () => {
    const start = () => account().user("ann").group("sales").role("reader", ["User:Read"]).hasRole("ann", "reader");
    const { keys } = start();
    const pair = { principal: keys.user("ann"), permission: "DataRead", resource: keys.set("User") } as const;
    const forged = await forgedIn(start(), pair);
    const engine = await engineOf(limited(start(), "reader", "User:Read", "sales").build());
    expect(await engine.verify(forged)).toMatchObject({ valid: false });
    const [proof] = await proofsOf(engine, { ...pair, resource: keys.setOf("User", keys.group("sales")) });
    expect(await engine.verify(proof as Proof)).toMatchObject({ valid: true });
  });

  it("holding a limited privilege is no proof of holding it without the limit", async () => {
    const start = () => account().user("ann").group("sales").role("reader", ["User:Read"]).hasRole("ann", "reader");
    const witnessIn = async (builder: AccountBuilder) => {
      const entitlement = { kind: "privilege", code: "User:Read" } as const;
      const engine = await engineOf(builder.build());
      const { rows } = await engine.holders({ entitlement, filter: {}, page: EVERYTHING });
      return { engine, witness: rows[0]?.witness as Proof };
    };
    const forged = await witnessIn(start());
    const { engine, witness } = await witnessIn(limited(start(), "reader", "User:Read", "sales"));
    expect(await engine.verify(witness)).toMatchObject({ valid: true });
    expect(await engine.verify(forged.witness)).toMatchObject({ valid: false });
  });

  it("the owner of an account with an unknown code has what the catalog does not know", async () => {
    const built = account().user("ann").role("0").hasRole("ann", "0").role("odd", ["Brand:New"]);
    const { keys } = built;
    const engine = await engineOf(built.build());
    const pair = { principal: keys.user("ann"), permission: "Uncategorized", resource: keys.set("Account") } as const;
    const [proof] = await proofsOf(engine, pair);
    expect(proof?.facts).toEqual([`${keys.user("ann")}|HAS_ROLE|${keys.role("0")}`]);
    expect(await engine.verify(proof as Proof)).toMatchObject({ valid: true, problems: [] });
  });
});

it("a proof says which fact its revision lacks, and that another revision is meant", async () => {
  const built = account().user("ann").role("reader", ["User:Read"]).hasRole("ann", "reader");
  const { keys } = built;
  const engine = await engineOf(built.build());
  const pair = { principal: keys.user("ann"), permission: "DataRead", resource: keys.set("User") } as const;
  const [proof] = await proofsOf(engine, pair);
  const { digest: _, ...body } = proof as Proof;
  const lost = `${keys.user("ann")}|HAS_ROLE|${keys.role("gone")}`;
  const other = { ...body, facts: [...body.facts, lost], revision: 2 };
  expect(await engine.verify({ ...other, digest: proofDigest(other) })).toMatchObject({
    valid: false,
    problems: ["It is of revision 2, this is 1.", `Revision 1 has no fact ${lost}.`],
  });
});

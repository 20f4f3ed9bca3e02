import { expect, it } from "vitest";
import { neighbourKey } from "../../src/access/neighbours.ts";
import { compareBytes } from "../../src/model/facts.ts";
import { type AccountBuilder, account } from "../accounts/build-account.ts";
import { EVERYTHING, engineOf } from "./compare.ts";

/** A group in itself, with a relation whose type is the beginning of another one's. */
function tangled(): AccountBuilder {
  const built = account().group("g").role("r").groupHasRole("g", "r").nested("g", "g");
  for (const id of ["a", "b", "c"]) built.user(id).member(id, "g").member(id, "g", "users").groupAdmin(id, "g");
  const [from, to] = [built.keys.group("g"), built.keys.user("a")];
  for (const relation of ["MEMBER_OF", "MEMBER", "MEMBER_OF_"]) {
    const said = { section: "group-members", extent: from, properties: {} };
    built.fact({ type: "relation", key: `${from}|${relation}|${to}`, from, relation, to, ...said });
  }
  return built;
}

it("the relations of a node are in the order of their keys, one to itself out and in, each with all who say it", async () => {
  const built = tangled();
  const engine = await engineOf(built.build());
  const { rows, totalCount } = await engine.neighbours({ key: built.keys.group("g"), page: EVERYTHING });
  const keys = rows.map(neighbourKey);
  expect(keys).toEqual([...keys].sort(compareBytes));
  expect(totalCount).toBe(12);
  const shown = rows.map(({ direction, relation, node, sections }) => [
    direction,
    relation,
    node.name,
    sections.join(),
  ]);
  expect(shown).toEqual([
    ...["a", "b", "c"].map((id) => ["in", "ADMIN_OF", id, "group-admins"]),
    ["in", "MEMBER_OF", "g", "group-members"],
    ...["a", "b", "c"].map((id) => ["in", "MEMBER_OF", id, "group-members,users"]),
    ["out", "HAS_ROLE", "r", "role-members"],
    ["out", "MEMBER_OF_", "a", "group-members"],
    ["out", "MEMBER_OF", "g", "group-members"],
    ...["MEMBER_OF", "MEMBER"].map((relation) => ["out", relation, "a", "group-members"]),
  ]);
});

it("pages of relations put together are all of them, and a cursor between two goes on after it", async () => {
  const built = tangled();
  const engine = await engineOf(built.build());
  const key = built.keys.group("g");
  const all = (await engine.neighbours({ key, page: EVERYTHING })).rows;
  for (let first = 1; first <= all.length; first++) {
    const found: unknown[] = [];
    let after: string | null = null;
    do {
      const page = await engine.neighbours({ key, page: { first, after } });
      expect([page.totalCount, page.hasPrevious]).toEqual([all.length, after !== null]);
      found.push(...page.rows);
      after = page.next;
    } while (after !== null);
    expect(found).toEqual(all);
  }
  const between = await engine.neighbours({ key, page: { first: 1, after: "in|B" } });
  expect(between.rows).toEqual(all.slice(3, 4));
  const end = await engine.neighbours({ key, page: { first: 1, after: "z" } });
  expect(end).toMatchObject({ rows: [], next: null, hasPrevious: true });
});

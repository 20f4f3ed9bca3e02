import fc from "fast-check";
import { expect, it, vi } from "vitest";
import type { PrincipalAccess } from "../../src/access/answers.ts";
import { codeEntitlement } from "../../src/access/codes.ts";
import type { AccessEngine, PrincipalsRequest } from "../../src/access/engine.ts";
import { headOfText } from "../../src/engines/index/packed/node-head.ts";
import { NodeWriter } from "../../src/engines/index/packed/node-text.ts";
import { arbitraryAccount } from "../accounts/arbitrary-account.ts";
import { accountWithQuestions } from "../accounts/arbitrary-question.ts";
import type { WhoCanArgs } from "../oracle/answers.ts";
import { EVERYTHING, engineOf } from "./compare.ts";

vi.setConfig({ testTimeout: 600_000 });

const RUNS = Math.ceil(Number(process.env["WHOCAN_TEST_RUNS"] ?? 1000) / 2);

function requestOf({ permissions, privilege, resource, extent, filter, expand }: WhoCanArgs): PrincipalsRequest {
  return {
    permissions: permissions ?? null,
    entitlement: privilege === undefined ? null : codeEntitlement(privilege),
    resource,
    extent,
    filter: filter ?? {},
    expand: expand ?? false,
  } as PrincipalsRequest;
}

async function rowsOf(engine: AccessEngine, request: PrincipalsRequest) {
  const { batches, ...rest } = await engine.principals(request);
  const rows = [];
  for await (const batch of batches) rows.push(...batch);
  return { ...rest, rows: rows.map(({ principal, access }) => ({ principal: JSON.parse(principal), access })) };
}

/** A row of whoCan without what the list leaves out. */
function leanRow({ principal: { key, kind, name, properties }, access }: PrincipalAccess) {
  const email = kind === "ZoomUser" && typeof properties["email"] === "string" ? properties["email"] : null;
  return {
    principal: { key, kind, name, email },
    access: access.map(({ permission, state, bound, parts }) => ({
      permission,
      state,
      bound,
      whole: parts.length === 0,
    })),
  };
}

it("lists what whoCan lists, with the same states, counts and gaps, and says where only parts are reached", async () => {
  const seen = { rows: 0, parts: 0 };
  await fc.assert(
    fc.asyncProperty(accountWithQuestions(arbitraryAccount()), async ({ account, questions }) => {
      const engine = await engineOf(account);
      for (const asked of questions.whoCan) {
        const request = requestOf(asked);
        const { rows, next: _, hasPrevious: __, ...rest } = await engine.whoCan({ ...request, page: EVERYTHING });
        const list = await rowsOf(engine, request);
        expect(list).toEqual({ ...rest, rows: rows.map(leanRow) });
        seen.rows += rows.length;
        seen.parts += list.rows.filter(({ access }) => access.some(({ whole }) => !whole)).length;
      }
    }),
    { numRuns: RUNS },
  );
  // Without these the comparison would say nothing.
  expect(Math.min(seen.rows, seen.parts)).toBeGreaterThan(20);
});

it("calls the matrix complete only where no question about the account is left open", async () => {
  let complete = 0;
  await fc.assert(
    fc.asyncProperty(accountWithQuestions(arbitraryAccount()), async ({ account, questions }) => {
      const engine = await engineOf(account);
      const all = await engine.completeness();
      const open = new Set(all.gaps.map(({ section }) => section));
      for (const asked of questions.whoCan) {
        const { completeness } = await engine.whoCan({ ...requestOf(asked), page: EVERYTHING });
        for (const { section } of completeness.gaps) expect(open).toContain(section);
      }
      for (const pair of questions.pairs) {
        const { completeness } = await engine.can(pair);
        for (const { section } of completeness.gaps) expect(open).toContain(section);
      }
      if (all.complete) complete++;
    }),
    { numRuns: RUNS },
  );
  expect(complete).toBeGreaterThan(0);
});

it("reads name and e-mail from the text of any node", () => {
  const property = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.array(fc.string(), { maxLength: 3 }),
  );
  const node = fc.record({
    name: fc.option(fc.oneof(fc.string(), fc.json())),
    extents: fc.array(fc.oneof(fc.string(), fc.json()), { maxLength: 3 }),
    before: fc.dictionary(fc.constantFrom("a", "b", "c"), property),
    email: fc.option(fc.oneof(fc.string(), fc.emailAddress(), fc.json()), { nil: undefined }),
    after: fc.dictionary(fc.constantFrom("x", "y"), property),
  });
  fc.assert(
    fc.property(fc.array(node, { minLength: 1 }), (nodes) => {
      const writer = new NodeWriter();
      for (const { name, extents, before, email, after } of nodes) {
        const properties = { ...before, ...(email === undefined ? {} : { email }), ...after };
        const said = extents.map((extent) => ({ section: "users", extent }));
        const text = writer.text({ key: "k", kind: "ZoomUser", name, properties, said });
        expect(headOfText(writer.shapes, text)).toEqual({ name, email: email ?? null });
      }
    }),
    { numRuns: 2000 },
  );
});

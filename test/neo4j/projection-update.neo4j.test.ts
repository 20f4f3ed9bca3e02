import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { updateProjection } from "../../src/engines/cypher/project/update-projection.ts";
import { Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { accountOf, arbitraryHistory, deltaBetween } from "./account-history.ts";
import { loadAccount, prepareDatabase } from "./load-account.ts";
import { placeholders, plainProjection, readProjection } from "./read-projection.ts";

const database = new Neo4jDatabase(inject("neo4j"));
beforeAll(() => prepareDatabase(database));
afterAll(() => database.close());

const INFO = { at: "2026-01-02T00:00:00.000Z", connection: "test", account: "A", catalogDigest: "test" };

it("comes by changes to what a build comes to", async () => {
  const how = { kept: 0, updated: 0, rebuilt: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryHistory(), fc.boolean(), async (states, everyTime) => {
      const [first, ...later] = states;
      if (first === undefined) return;
      const { store, catalog } = await loadAccount(database, first);
      let before = first;
      for (const [index, state] of later.entries()) {
        await store.commit(deltaBetween(before, state), state.coverage, { ...INFO, parent: index + 1 });
        before = state;
        if (!everyTime && index < later.length - 1) continue;
        const report = await updateProjection({ database, catalog, lacks: state.lacks });
        how[report.how]++;
        expect(report.revision).toBe(index + 2);
        expect(await readProjection(database)).toEqual(plainProjection(accountOf(state)));
        for (const { degree } of await placeholders(database)) expect(degree).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
  expect(how.updated).toBeGreaterThan(how.rebuilt * 2);
  expect(how.kept).toBe(0);
});

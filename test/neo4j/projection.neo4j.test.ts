import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { arbitraryAccount } from "../accounts/arbitrary-account.ts";
import { loadAccount, prepareDatabase } from "./load-account.ts";
import { placeholders, plainProjection, readProjection } from "./read-projection.ts";

const database = new Neo4jDatabase(inject("neo4j"));
beforeAll(() => prepareDatabase(database));
afterAll(() => database.close());

it("writes what follows from an account's facts, and nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAccount(), async (given) => {
      const { account } = await loadAccount(database, given);
      expect(await readProjection(database)).toEqual(plainProjection(account));
      for (const { degree, labels } of await placeholders(database)) {
        expect(degree).toBeGreaterThan(0);
        expect(labels).toHaveLength(2);
      }
    }),
    { numRuns: 60 },
  );
});

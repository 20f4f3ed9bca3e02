import { afterAll, describe, expect, inject, it } from "vitest";
import { can } from "../../src/access/can.ts";
import { effectiveAccess } from "../../src/access/effective-access.ts";
import { explain } from "../../src/access/explain.ts";
import { holders } from "../../src/access/holders.ts";
import { neighbours } from "../../src/access/neighbours.ts";
import { node } from "../../src/access/node.ts";
import { search } from "../../src/access/search.ts";
import { whoCan } from "../../src/access/who-can.ts";
import { describeRandomAccounts } from "./random-accounts.ts";
import { onNeo4j } from "./systems/on-neo4j.ts";
import { Tally } from "./tally.ts";

const { systems, close } = onNeo4j(inject("neo4j"));
afterAll(close);
const tally = new Tally();

describeRandomAccounts(() => systems, { small: 100, committed: 3, questions: 4 }, tally);

describe("the Cypher engine", () => {
  const questions = [whoCan, effectiveAccess, can, explain, holders, search, node, neighbours];

  it.each(questions)("answered $name itself", ({ name, engines }) => {
    expect(engines).toContain("cypher");
    expect(tally.of("Cypher", name, "cypher")).toBeGreaterThan(0);
  });
});

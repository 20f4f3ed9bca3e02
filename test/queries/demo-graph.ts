import type { DemoGraph } from "../../scripts/queries/document.ts";
import { loadCatalog } from "../../src/catalog/catalog.ts";
import { CAST } from "../../src/demo/account/cast.ts";
import { makeDemoAccount } from "../../src/demo/account/make-demo-account.ts";
import { updateProjection } from "../../src/engines/cypher/project/update-projection.ts";
import { integer, type Neo4jDatabase } from "../../src/store/neo4j/database.ts";
import { readDemo } from "../conformance/demo/read-demo.ts";
import { deltaBetween } from "../neo4j/account-history.ts";
import { loadAccount, prepareDatabase } from "../neo4j/load-account.ts";

/** Puts the demo account, as it is read, into a database that may be emptied. */
export async function loadDemoGraph(database: Neo4jDatabase): Promise<DemoGraph> {
  const demo = makeDemoAccount();
  const before = await readDemo(demo);
  await prepareDatabase(database);
  const { store } = await loadAccount(database, before);
  return {
    ask: (statement, parameters) => database.query(statement, withIntegers(parameters)),
    readAgain: async () => {
      const user = ({ email }: { email: string }) => demo.users.find((each) => each.email === email);
      const [admin, bystander] = [user(CAST.forgottenAdmin), user(CAST.bystander)];
      if (admin === undefined || bystander === undefined) throw new Error("The demo account lacks its cast.");
      [admin.roleId, bystander.roleId] = [bystander.roleId, admin.roleId];
      const after = await readDemo(demo);
      const catalog = loadCatalog();
      const info = { at: demo.now, connection: "demo", account: demo.id, catalogDigest: catalog.digest, parent: 1 };
      await store.commit(deltaBetween(before, after), after.coverage, info);
      await updateProjection({ database, catalog, lacks: [] });
    },
  };
}

function withIntegers(parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, typeof value === "number" ? integer(value) : value]),
  );
}

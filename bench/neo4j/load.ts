import { loadCatalog } from "../../src/catalog/catalog.ts";
import { updateProjection } from "../../src/engines/cypher/project/update-projection.ts";
import { openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { ACCOUNT, type AccountSize, accountChanges, accountCoverage, accountFacts } from "../account.ts";
import { timeOnce } from "../figures.ts";

export interface LoadFigures {
  readonly facts: number;
  readonly commitSeconds: number;
  readonly projectSeconds: number;
  readonly changes: number;
  readonly secondCommitSeconds: number;
  readonly secondProjectSeconds: number;
}

/** Loads an account into an empty server, then reads it a second time with one user in a thousand changed. */
export async function benchLoad(uri: string, size: AccountSize): Promise<LoadFigures> {
  const store = await openNeo4jStore({ uri });
  const catalog = loadCatalog();
  const coverage = accountCoverage(size);
  const info = (parent: number) => ({
    at: `2026-11-0${parent + 1}T00:00:00.000Z`,
    connection: "bench",
    account: ACCOUNT,
    catalogDigest: catalog.digest,
    parent,
  });
  const project = () => updateProjection({ database: store.database, catalog, lacks: [] });
  try {
    const whole = { opened: { [Symbol.iterator]: () => accountFacts(size) }, closed: [] };
    const [commitSeconds, { counts }] = await timeOnce(() => store.commit(whole, coverage, info(0)));
    const [projectSeconds] = await timeOnce(project);
    const changes = accountChanges(size);
    const [secondCommitSeconds] = await timeOnce(() => store.commit(changes, coverage, info(1)));
    const [secondProjectSeconds] = await timeOnce(project);
    return {
      facts: counts.facts,
      commitSeconds,
      projectSeconds,
      changes: changes.opened.length + changes.closed.length,
      secondCommitSeconds,
      secondProjectSeconds,
    };
  } finally {
    await store.close();
  }
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, it, onTestFinished } from "vitest";
import { EngineParts } from "../../src/app/engine-parts.ts";
import { Engines } from "../../src/app/engines.ts";
import { project } from "../../src/app/projection.ts";
import { SavedIndexes } from "../../src/app/saved-indexes.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { systemClock } from "../../src/lib/clock.ts";
import { silentLogger } from "../../src/lib/logger.ts";
import type { Revision } from "../../src/store/graph-store.ts";
import { openNeo4jStore } from "../../src/store/neo4j/open-neo4j-store.ts";
import { account } from "../accounts/build-account.ts";
import { covered } from "../contract/store-samples.ts";
import { emptyDatabase } from "../store-neo4j/empty-database.ts";

/** A store of one revision without its projection, and what chooses engines for who wants the graph's. */
async function given() {
  await emptyDatabase();
  const address = inject("neo4j");
  const folder = await mkdtemp(join(tmpdir(), "whocan-engines-"));
  const env = {
    WHOCAN_STORE: "neo4j",
    WHOCAN_ENGINE: "cypher",
    NEO4J_URI: address.uri,
    NEO4J_PASSWORD: address.password ?? "none",
  };
  const config = await loadConfig({ cwd: folder, env });
  const store = await openNeo4jStore(address);
  onTestFinished(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  const parts = new EngineParts(config, systemClock);
  const saved = new SavedIndexes(folder, parts, { clock: systemClock, logger: silentLogger });
  const { facts } = account().user("ann").build();
  const info = { at: "2026-01-01T00:00:00.000Z", connection: "test", account: "A", catalogDigest: "test" };
  await store.commit({ opened: facts, closed: [] }, [covered("users")], { ...info, parent: 0 });
  const head = (await store.head()) as Revision;
  let reads = 0;
  const watched: typeof store = Object.assign(Object.create(store), {
    head: () => store.head(),
    coverage: (at?: number) => store.coverage(at),
    facts: (at?: number) => {
      reads++;
      return store.facts(at);
    },
  });
  Object.defineProperty(watched, "database", { value: store.database });
  const engine = () => new Engines(config, parts, saved).of(watched, head, head);
  return { engine, project: () => project(store, parts, {}), reads: () => reads };
}

const PAIR = { principal: "zoom:A:user:ann", permission: "DataRead", resource: "zoom:A:user:ann" } as const;

it("an engine that was chosen before the projection followed its revision asks the graph once that has", async () => {
  const { engine: choose, project: follow, reads } = await given();
  const engine = await choose();
  expect(engine.name).toBe("cypher");
  await follow();
  expect(await engine.can(PAIR)).toMatchObject({ engine: "cypher" });
  expect(reads()).toBe(0);
});

it("a question that comes before the projection is answered by an index, the next one after it by the graph", async () => {
  const { engine: choose, project: follow, reads } = await given();
  const engine = await choose();
  expect(reads()).toBe(0);
  expect(await engine.can(PAIR)).toMatchObject({ engine: "index" });
  expect(reads()).toBe(1);
  await follow();
  expect(await engine.can(PAIR)).toMatchObject({ engine: "cypher" });
});

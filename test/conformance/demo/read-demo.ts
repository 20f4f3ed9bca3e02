import { loadCatalog } from "../../../src/catalog/catalog.ts";
import type { DemoAccount } from "../../../src/demo/account/demo-account.ts";
import { startFakeZoom } from "../../../src/demo/server/start-fake-zoom.ts";
import type { Fact } from "../../../src/model/facts.ts";
import type { TestAccount } from "../../accounts/build-account.ts";
import { readAccount } from "../../demo/read-account.ts";

/** What the real source reads of a demo account; only some scopes are granted where `granted` says so. */
export async function readDemo(demo: DemoAccount, granted?: (scope: string) => boolean): Promise<TestAccount> {
  const zoom = await startFakeZoom(demo);
  try {
    if (granted !== undefined) zoom.rules.scopes = zoom.rules.scopes.filter(granted);
    const { store } = await readAccount(zoom);
    const facts: Fact[] = [];
    for await (const fact of store.facts()) facts.push(fact);
    const coverage = await store.coverage();
    return { facts, coverage, catalog: loadCatalog().data, lacks: [], source: "zoom", account: demo.id };
  } finally {
    await zoom.close();
  }
}

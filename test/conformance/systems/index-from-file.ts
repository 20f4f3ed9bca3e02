import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openIndexEngine } from "../../../src/engines/index/index-engine.ts";
import { packIndex } from "../../../src/engines/index/packed/write-index.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { openSections } from "../../../src/lib/sections/open-sections.ts";
import { writeSections } from "../../../src/lib/sections/write-sections.ts";
import { openMemoryStore } from "../../../src/store/memory/memory-store.ts";
import { catalogOf, commitFirst, storedIn } from "./index-over-store.ts";
import type { System } from "./system.ts";

/** The index as it is opened from a file that another made. */
export function indexFromFile(): System {
  const root = mkdtempSync(join(tmpdir(), "whocan-conformance-"));
  let files = 0;
  return {
    name: "index from its file",
    async load(account) {
      const store = openMemoryStore();
      await commitFirst(store, account);
      const { revision, facts, coverage } = await storedIn(store);
      const catalog = catalogOf(account.catalog);
      const { lacks } = account;
      // In the other order: facts may come in any.
      const reversed = facts.toReversed();
      const sections = await packIndex({ facts: reversed, coverage, catalog, account: account.account, lacks });
      const path = join(root, `${++files}.idx`);
      await writeSections(path, "test", sections);
      const engine = openIndexEngine(openSections(path, "test"), { catalog, revision, lacks, clock: systemClock });
      rmSync(path);
      return { engine, facts, coverage };
    },
    close: async () => rmSync(root, { recursive: true, force: true }),
  };
}

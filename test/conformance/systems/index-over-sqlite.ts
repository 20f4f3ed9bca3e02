import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../../../src/store/sqlite/open-sqlite-store.ts";
import { commitFirst, indexOverStore } from "./index-over-store.ts";
import type { System } from "./system.ts";

/** The index over the store that Whocan has by default. */
export function indexOverSqlite(): System {
  const root = mkdtempSync(join(tmpdir(), "whocan-conformance-"));
  return {
    name: "index over SQLite",
    async load(account) {
      const directory = mkdtempSync(join(root, "store-"));
      const store = await openSqliteStore({ directory });
      try {
        await commitFirst(store, account);
        return await indexOverStore(store, account);
      } finally {
        await store.close();
        rmSync(directory, { recursive: true, force: true });
      }
    },
    close: async () => rmSync(root, { recursive: true, force: true }),
  };
}

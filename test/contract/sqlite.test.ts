import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openSqliteStore } from "../../src/store/sqlite/open-sqlite-store.ts";
import { describeGraphStore } from "./graph-store.contract.ts";

const root = mkdtempSync(join(tmpdir(), "whocan-sqlite-"));
let folders = 0;
const directory = () => join(root, `store ${folders} 100%?#`);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describeGraphStore(
  "sqlite",
  async () => {
    folders++;
    return openSqliteStore({ directory: directory() });
  },
  { reopen: async () => openSqliteStore({ directory: directory() }) },
);

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { getOrMake } from "../../src/lib/maps.ts";
import { noteRequests, type OwnedRequests } from "./owned-requests.ts";
import { builtAnswers, type Contents, contentsOf, dataOf, readInto } from "./place.ts";
import { buildProgram, type Program } from "./program.ts";
import { type State, serve, variablesFor } from "./served.ts";

/** A run that is struck: what it reads, and what is there before and after. */
export interface Scenario {
  readonly state: State;
  readonly before: Contents | null;
  readonly after: Contents;
  readonly owned: OwnedRequests;
  /** The file that each call was about in a run that nothing struck. */
  readonly calls: readonly string[];
}

export const SCENARIOS = ["first read", "later read", "later read of an older ledger"] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

/** What all cases share. It is built once, by runs that nothing strikes. */
export interface Ground {
  readonly program: Program;
  /** Is prepared when it is first asked for. */
  scenario(name: ScenarioName): Promise<Scenario>;
  /** A new folder, filled as a scenario begins. */
  place(name: ScenarioName): string;
  newFolder(): string;
  close(): Promise<void>;
}

export async function prepareGround(): Promise<Ground> {
  const root = mkdtempSync(join(tmpdir(), "whocan-crashes-"));
  let count = 0;
  const newFolder = () => mkdtempSync(join(root, `${++count}-`));
  const program = buildProgram();
  const zooms = { first: await serve("first"), later: await serve("later") };
  const empty = newFolder();
  const read = newFolder();
  await readInto(read, zooms.first);
  const older = newFolder();
  cpSync(read, older, { recursive: true });
  takeBackToFirstVersion(join(dataOf(older), "runs.db"));
  const before = await truth(read, zooms.first);

  const templates: Readonly<Record<ScenarioName, { readonly template: string; readonly state: State }>> = {
    "first read": { template: empty, state: "first" },
    "later read": { template: read, state: "later" },
    "later read of an older ledger": { template: older, state: "later" },
  };
  const prepare = async (name: ScenarioName): Promise<Scenario> => {
    const { template, state } = templates[name];
    const [noted, struck] = [newFolder(), newFolder()];
    for (const folder of [noted, struck]) cpSync(template, folder, { recursive: true });
    const owned = await noteRequests(noted, zooms[state]);
    const strike = { at: 0, how: "list" } as const;
    const { code, calls, said } = await program.run("sync", { cwd: struck, env: variablesFor(zooms[state]), strike });
    if (code !== null) throw new Error(`A run that nothing struck failed: ${said}`);
    const after = await truth(struck, zooms[state]);
    return { state, before: template === empty ? null : before, after, owned, calls };
  };
  const prepared = new Map<ScenarioName, Promise<Scenario>>();
  return {
    program,
    scenario: (name) => getOrMake(prepared, name, () => prepare(name)),
    place(name) {
      const folder = newFolder();
      cpSync(templates[name].template, folder, { recursive: true });
      return folder;
    },
    newFolder,
    async close() {
      await zooms.first.close();
      await zooms.later.close();
      program.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** What the folder holds; its saved index and one that is built from the store must say the same. */
async function truth(cwd: string, zoom: FakeZoom): Promise<Contents> {
  const contents = await contentsOf(cwd, zoom);
  if (contents?.answers !== (await builtAnswers(cwd, zoom))) throw new Error("The saved index answers otherwise.");
  return contents;
}

/** The ledger as the first release made it: without why a run failed, and with facts whole in their rows. */
function takeBackToFirstVersion(path: string): void {
  const database = new Database(path);
  database.exec("ALTER TABLE runs DROP COLUMN error; ALTER TABLE runs DROP COLUMN parked; DROP TABLE spent");
  const whole = "json_set(payload, '$.type', 'node', '$.key', key, '$.section', section)";
  database.exec(`UPDATE open_facts SET payload = ${whole} WHERE kind IS NOT NULL`);
  database.exec("PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
}

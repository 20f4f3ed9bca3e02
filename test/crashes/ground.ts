import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { getOrMake } from "../../src/lib/maps.ts";
import { takeBackToFirstVersion } from "./older-ledger.ts";
import { noteRequests, type OwnedRequests } from "./owned-requests.ts";
import { builtAnswers, type Contents, contentsOf, readInto } from "./place.ts";
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
  /** How many of its first calls about the ledger bring it to the newest version. */
  readonly ofMigration: number;
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
  takeBackToFirstVersion(older);
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
    const ofMigration = template === older ? aboutLedger(calls) - aboutLedger((await scenario("later read")).calls) : 0;
    return { state, before: template === empty ? null : before, after, owned, calls, ofMigration };
  };
  const prepared = new Map<ScenarioName, Promise<Scenario>>();
  const scenario = (name: ScenarioName) => getOrMake(prepared, name, () => prepare(name));
  return {
    program,
    scenario,
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

function aboutLedger(calls: readonly string[]): number {
  return calls.filter((path) => path.includes("runs.db")).length;
}

import { cpSync } from "node:fs";
import type { Damageable, DamagedFile } from "./block-case.ts";
import type { Ground } from "./ground.ts";
import { contentsOf, readInto } from "./place.ts";
import { serve, variablesFor } from "./served.ts";

/**
 * How far a killed run came, of its calls to the ledger: as far as it gets before the revision is there. On a busy machine more extents end
 * together, in fewer calls, so that the same call comes later in a run.
 */
const WHILE_READING = [0.6, 0.4, 0.2];

/** Folders whose files were closed well, or that a killed run left as they are. */
export const STATES_OF_FOLDERS = ["at rest", "after a kill while reading", "after a kill while committing"] as const;
export type StateOfFolder = (typeof STATES_OF_FOLDERS)[number];

/** Which files there are to damage. A log has something in it only after a kill. */
export const FILES_OF: Readonly<Record<StateOfFolder, readonly DamagedFile[]>> = {
  "at rest": ["whocan.db", "runs.db", "index"],
  "after a kill while reading": ["runs.db", "runs.db-wal"],
  "after a kill while committing": ["whocan.db-wal"],
};

export async function prepareDamageable(ground: Ground): Promise<Readonly<Record<StateOfFolder, Damageable>>> {
  const { before, after, calls } = await ground.scenario("later read");
  if (before === null) throw new Error("A later read has something before it.");
  const zoom = await serve("later");
  const killed = async (file: string, part: number) => {
    const cwd = ground.place("later read");
    const at = Math.floor(calls.filter((path) => path.includes(file)).length * part);
    const end = await ground.program.run("sync", { cwd, env: variablesFor(zoom), strike: { at, how: "kill", file } });
    if (!end.killed) throw new Error(`It was not killed: ${end.said}`);
    return cwd;
  };
  const killedWhileReading = async () => {
    for (const part of WHILE_READING) {
      const cwd = await killed("runs.db", part);
      // To look at it would close its files well.
      const copy = ground.newFolder();
      cpSync(cwd, copy, { recursive: true });
      if ((await contentsOf(copy, zoom))?.facts === before.facts) return cwd;
    }
    throw new Error("Every kill came after the revision.");
  };
  try {
    const rest = ground.place("later read");
    await readInto(rest, zoom);
    const common = { earlier: ground.place("later read"), after };
    return {
      "at rest": { ...common, folder: rest, before: [after] },
      "after a kill while reading": { ...common, folder: await killedWhileReading(), before: [before] },
      // A log that breaks off earlier shows the revision before.
      "after a kill while committing": { ...common, folder: await killed("whocan.db-wal", 1), before: [before, after] },
    };
  } finally {
    await zoom.close();
  }
}

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { FakeZoom } from "../../src/demo/server/start-fake-zoom.ts";
import { WhocanError } from "../../src/lib/errors.ts";
import { type Contents, contentsOf, dataOf, problemsOf, readInto } from "./place.ts";

/** What a folder may be refused with whose files are not as they were written. */
const REFUSALS = ["STORE_DAMAGED", "STORE_FOREIGN", "STORE_NEWER"];

/** What was found of a damage: refused with which code to whom, or null, as it harmed nothing or was mended. */
export interface Found {
  readonly asked: string | null;
  /** To who read the account anew, with the ledger as it was. */
  readonly read: string | null;
  /** To who read it once more without the ledger, as its error says, or asked then. */
  readonly afterwards: string | null;
}

/** Who asks, and who reads the account anew, gets the truth or a refusal; never anything else. */
export async function findTruthOrRefusal(
  cwd: string,
  zoom: FakeZoom,
  { before, after }: { readonly before: readonly (Contents | null)[]; readonly after: Contents },
): Promise<Found> {
  const asked = await refusal(async () => {
    const contents = await contentsOf(cwd, zoom);
    assert.deepEqual(contents, before.find((each) => each?.facts === contents?.facts) ?? before[0]);
  });
  const read = await refusal(() => readInto(cwd, zoom));
  const afterwards = await refusal(async () => {
    if (read !== null) {
      for (const name of ["runs.db", "runs.db-wal", "runs.db-shm"]) rmSync(join(dataOf(cwd), name), { force: true });
      await readInto(cwd, zoom);
    }
    assert.deepEqual(await contentsOf(cwd, zoom), after);
  });
  // What nobody was refused for is sound, or is in a place that only the check reads.
  if (afterwards !== null) assert.notDeepEqual(await problemsOf(cwd).catch(() => ["refused"]), []);
  return { asked, read, afterwards };
}

async function refusal(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!(error instanceof WhocanError)) throw error;
    assert.ok(REFUSALS.includes(error.code), `${error.code}: ${error.message} ${error.internal ?? ""}`);
    assert.match(error.help, /\S/);
    return error.code;
  }
}

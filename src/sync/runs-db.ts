import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import { isLeased, type Lease, takeLease } from "./leases.ts";
import { RUNS_APPLICATION_ID, RUNS_FILE, RUNS_MIGRATIONS } from "./migrations.ts";
import { OpenFacts } from "./open-facts.ts";
import { RunLedger } from "./run-ledger.ts";
import { SqlFile, type SqlFileOptions } from "./sql-file.ts";
import { Staging } from "./staging.ts";

/** `runs.db`: runs with their checkpoints and staged facts, leases, and the cache of what is open. Never a secret. */
export interface RunsDb {
  readonly file: SqlFile;
  readonly ledger: RunLedger;
  readonly staging: Staging;
  readonly openFacts: OpenFacts;
  /** Throws RUN_IN_PROGRESS while another run of the connection is at work. */
  lease(connection: string, clock: Clock): Lease;
  /** Whether a run of the connection is at work, in whichever process. */
  isLeased(connection: string, now: Date): boolean;
  close(): void;
}

/**
 * Opens, or makes, `runs.db` in the data folder. Throws STORE_FOREIGN, STORE_NEWER, STORE_DAMAGED, STORE_LOCKED or
 * STORE_READ_ONLY with the file as its field.
 */
export function openRunsDb(dataFolder: string, options: Pick<SqlFileOptions, "busyMs"> = {}): RunsDb {
  const file = new SqlFile(join(dataFolder, RUNS_FILE), {
    ...options,
    applicationId: RUNS_APPLICATION_ID,
    migrations: RUNS_MIGRATIONS,
  });
  return {
    file,
    ledger: new RunLedger(file),
    staging: new Staging(file),
    openFacts: new OpenFacts(file),
    lease: (connection, clock) => takeLease(file, connection, clock),
    isLeased: (connection, now) => isLeased(file, connection, now),
    close: () => file.close(),
  };
}

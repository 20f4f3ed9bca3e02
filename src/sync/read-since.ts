import type { SqlFile } from "./sql-file.ts";

/** Placeholder `?2` is the account. An extent `e` that another run has read since: the older reading says nothing then. */
const isReadSince = (e: string) => `EXISTS (SELECT 1 FROM reads r WHERE r.account = ?2
  AND r.section = ${e}.section AND r.extent = ${e}.extent AND r.read_at > ${e}.read_at)`;

/** Extents of a run, `?1`, of an account, `?2`, that it reads again where it goes on. */
export const READ_AGAIN = `(status <> 'complete' OR role <> 'read' OR again OR ${isReadSince("extents")})`;

/** Those whose subject was gone for a run that ended meanwhile. */
const GONE_SINCE = `SELECT e.section, e.extent FROM runs o
  JOIN extents gone ON gone.run = o.id AND gone.role = 'gone'
  JOIN extents e ON e.run = ?1 AND e.section = gone.section AND e.extent = gone.extent AND e.read_at < gone.read_at
  WHERE o.account = ?2 AND o.id <> ?1 AND o.outcome IN ('committed', 'unchanged', 'parked')
    AND o.ended > (SELECT min(read_at) FROM extents WHERE run = ?1)`;

/** Extents that are one list, in the sections `?3`, are older together. */
const OLDER = `SELECT section, extent FROM extents WHERE run = ?1 AND (${isReadSince("extents")}
  OR role = 'read' AND section IN (SELECT value FROM json_each(?3)) AND EXISTS (SELECT 1 FROM extents part
    WHERE part.run = ?1 AND part.section = extents.section AND part.role = 'read' AND ${isReadSince("part")}))
  UNION ${GONE_SINCE}`;

/** Facts that no extent of the run said to its end. */
export const FORGET_CUT_OFF = `DELETE FROM staged WHERE run = ? AND NOT EXISTS (SELECT 1 FROM extents e
  WHERE e.run = staged.run AND e.section = staged.section AND e.extent = staged.extent)`;

/** Keeps when each extent was read that a run brought into the store, and forgets those that were gone for it. */
export function dateReads(file: SqlFile, run: number): void {
  file.run(
    `INSERT INTO reads (account, section, extent, read_at)
      SELECT r.account, e.section, e.extent, e.read_at FROM extents e JOIN runs r ON r.id = e.run
      WHERE e.run = ? AND e.status = 'complete' AND e.role <> 'gone'
      ON CONFLICT (account, section, extent) DO UPDATE SET read_at = max(read_at, excluded.read_at)`,
    run,
  );
  file.run(
    `DELETE FROM reads WHERE account = (SELECT account FROM runs WHERE id = ?1) AND EXISTS (SELECT 1 FROM extents e
      WHERE e.run = ?1 AND e.section = reads.section AND e.extent = reads.extent AND e.role = 'gone' AND e.read_at >= reads.read_at)`,
    run,
  );
}

/** Names an extent for sets. */
export function nameOf({ section, extent }: { readonly section: string; readonly extent: string }): string {
  return `${section}\n${extent}`;
}

/**
 * Forgets what a run read that a run of another connection has read since, and brought into the store: committed now, it would undo that.
 * Returns the names of those extents. `confirm` throws when nothing may be written any more.
 */
export function forgetOlder(
  file: SqlFile,
  run: number,
  account: string,
  oneLists: readonly string[],
  confirm: () => void,
): ReadonlySet<string> {
  const older = file.all<{ section: string; extent: string }>(OLDER, run, account, JSON.stringify(oneLists));
  if (older.length > 0) {
    file.transaction(() => {
      confirm();
      for (const { section, extent } of older) {
        file.run("DELETE FROM extents WHERE run = ? AND section = ? AND extent = ?", run, section, extent);
      }
      file.run(FORGET_CUT_OFF, run);
    });
  }
  return new Set(older.map(nameOf));
}

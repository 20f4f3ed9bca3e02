import type { Connection } from "../../lib/sqlite/connection.ts";
import { type CoverageText, diffCoverage, digestOfCoverageTexts } from "../coverage-text.ts";
import type { RevisionRecord } from "../revision-record.ts";
import { damaged } from "../store-errors.ts";
import { packed, unpack } from "./packed-text.ts";

export const COVERAGE_COLUMNS = packed("section", "extent", "payload");

export function coverageTextOf(blob: unknown): CoverageText {
  const [section, extent, payload] = unpack(blob, 3) as [string, string, string];
  return { section, extent, payload };
}

/** The coverage of a revision, ordered by section and extent; STORE_DAMAGED when its digest does not hold. */
export function readCoverage(connection: Connection, revision: RevisionRecord | null): readonly CoverageText[] {
  if (revision === null) return [];
  const texts = connection
    .all(
      `SELECT ${COVERAGE_COLUMNS} FROM coverage
       WHERE from_revision <= ?1 AND (to_revision IS NULL OR to_revision > ?1) ORDER BY section, extent`,
      [revision.number],
    )
    .map(([blob]) => coverageTextOf(blob));
  if (digestOfCoverageTexts(texts) !== revision.coverageDigest)
    throw damaged(`The coverage of revision ${revision.number}`);
  return texts;
}

/** Ends what changed of the head's coverage and begins what is new, as of `revision`. */
export function writeCoverage(
  connection: Connection,
  head: RevisionRecord | null,
  next: readonly CoverageText[],
  revision: number,
): void {
  const { opened, closed } = diffCoverage(readCoverage(connection, head), next);
  for (const { section, extent } of closed)
    connection.run("UPDATE coverage SET to_revision = ? WHERE section = ? AND extent = ? AND to_revision IS NULL", [
      revision,
      section,
      extent,
    ]);
  for (const { section, extent, payload } of opened)
    connection.run(
      "INSERT INTO coverage (section, extent, from_revision, to_revision, payload) VALUES (?, ?, ?, NULL, ?)",
      [section, extent, revision, payload],
    );
}

import { compareBytes } from "../../model/facts.ts";
import { type CoverageText, diffCoverage, digestOfCoverageTexts } from "../coverage-text.ts";
import type { RevisionRecord } from "../revision-record.ts";
import { damaged } from "./damage.ts";
import { integer, type Transaction } from "./database.ts";
import { statementOf } from "./statements.ts";

/** The coverage of a revision, ordered by section and extent; STORE_DAMAGED when its digest does not hold. */
export async function readCoverage(
  transaction: Transaction,
  revision: RevisionRecord | null,
): Promise<readonly CoverageText[]> {
  if (revision === null) return [];
  const rows = await transaction.run(statementOf("read/coverage"), { at: integer(revision.number) });
  const texts = rows as unknown as readonly CoverageText[];
  if (digestOfCoverageTexts(texts) !== revision.coverageDigest)
    throw damaged(`The coverage of revision ${revision.number}`);
  return texts.toSorted((a, b) => compareBytes(a.section, b.section) || compareBytes(a.extent, b.extent));
}

/** Ends what changed of the head's coverage and begins what is new, as of `revision`. */
export async function writeCoverage(
  transaction: Transaction,
  head: RevisionRecord | null,
  next: readonly CoverageText[],
  revision: number,
): Promise<void> {
  const { opened, closed } = diffCoverage(await readCoverage(transaction, head), next);
  const ended = closed.map(({ section, extent }) => ({ section, extent }));
  if (ended.length > 0)
    await transaction.run(statementOf("write/close-coverage"), { rows: ended, revision: integer(revision) });
  const rows = opened.map((text) => ({ ...text, from: integer(revision) }));
  if (rows.length > 0) await transaction.run(statementOf("write/open-coverage"), { rows });
}

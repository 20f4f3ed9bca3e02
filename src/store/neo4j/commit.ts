import type { ExtentCoverage } from "../../model/coverage.ts";
import { digestOfCoverageTexts, textsOfCoverage } from "../coverage-text.ts";
import type { CommitInfo, Delta } from "../graph-store.ts";
import { RevisionBuilder } from "../revision-builder.ts";
import type { RevisionRecord } from "../revision-record.ts";
import { applyPart } from "./apply-part.ts";
import { writeCoverage } from "./coverage-nodes.ts";
import type { Neo4jDatabase } from "./database.ts";
import { partsOf } from "./delta-part.ts";
import { assertAccount, lockState, writeRevision } from "./store-record.ts";

export async function commitDelta(
  database: Neo4jDatabase,
  delta: Delta,
  coverage: readonly ExtentCoverage[],
  info: CommitInfo,
): Promise<RevisionRecord> {
  const texts = textsOfCoverage(coverage);
  const [...parts] = partsOf(delta, 5000);
  return database.write(async (transaction) => {
    const { store, revision: head } = await lockState(transaction);
    const builder = new RevisionBuilder(head, info);
    assertAccount(store, info.account);
    for (const part of parts) await applyPart(transaction, part, builder);
    await writeCoverage(transaction, head, texts, builder.number);
    const record = builder.seal(digestOfCoverageTexts(texts));
    await writeRevision(transaction, record);
    return record;
  });
}

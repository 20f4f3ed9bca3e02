import { WhocanError } from "../lib/errors.ts";
import type { Fact, FactRef } from "../model/facts.ts";
import type { GraphStore, Revision } from "./graph-store.ts";
import { Spool } from "./spool.ts";

/** What a copy tells while it goes on, in this order per revision. */
export type CopyEvent =
  | { readonly type: "started"; readonly revisions: number; readonly kept: number }
  | { readonly type: "reading"; readonly revision: number; readonly changes: number }
  | { readonly type: "writing"; readonly revision: number; readonly opened: number; readonly closed: number }
  | { readonly type: "written"; readonly revision: number };

export interface CopyOptions {
  readonly from: GraphStore;
  readonly to: GraphStore;
  /** Where the changes of one revision are kept on the way. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((event: CopyEvent) => void) | undefined;
}

export interface CopyReport {
  readonly account: string;
  /** Revisions that the source has. */
  readonly revisions: number;
  /** Those that the target had already. */
  readonly kept: number;
  /** Digest of the newest revision, the same in both. */
  readonly digest: string;
}

/** Changes that are read before the progress is told of them. */
const READ_STEP = 100_000;

/**
 * Writes a store's history into another one, revision by revision, each with the digest that it had. The target must be empty or
 * hold the beginning of that history, as a copy that was broken off leaves it: it goes on there. Throws NO_DATA for an empty source,
 * STORE_FOREIGN for another account, STORE_CONFLICT for another history, CANCELLED after an abort, and what the stores throw.
 */
export async function copyHistory(options: CopyOptions): Promise<CopyReport> {
  const { from, progress } = options;
  const revisions = await from.revisions();
  const newest = revisions.at(-1);
  if (newest === undefined)
    throw new WhocanError("NO_DATA", `The store ${from.name} is empty: there is nothing to copy.`);
  const kept = await commonRevisions(options, newest, revisions);
  progress?.({ type: "started", revisions: revisions.length, kept });
  for (const revision of revisions.slice(kept)) await copyRevision(options, revision);
  return { account: newest.account, revisions: revisions.length, kept, digest: newest.digest };
}

/** How many revisions the target has, all of which the source must have too. */
async function commonRevisions(
  { from, to }: CopyOptions,
  newest: Revision,
  revisions: readonly Revision[],
): Promise<number> {
  const there = await to.revisions();
  const account = there.at(-1)?.account ?? newest.account;
  if (account !== newest.account) {
    const text = `The store ${to.name} holds the account ${account}; ${newest.account} cannot be copied into it.`;
    throw new WhocanError("STORE_FOREIGN", text, { field: "to", help: "Choose an empty store for this account." });
  }
  const other = there.find(({ digest }, index) => revisions[index]?.digest !== digest);
  if (other === undefined) return there.length;
  const ahead = other.number > newest.number;
  const why = ahead
    ? `has revision ${other.number}, which ${from.name} has not`
    : `has another revision ${other.number} than ${from.name}`;
  throw new WhocanError("STORE_CONFLICT", `The store ${to.name} ${why}.`, {
    field: "to",
    help: ahead ? `Copy from ${to.name} to ${from.name}.` : "Copy into an empty store: these are two histories.",
  });
}

async function copyRevision({ from, to, folder, signal, progress }: CopyOptions, revision: Revision): Promise<void> {
  const { number, at, connection, account, catalogDigest } = revision;
  const opened = new Spool<Fact>(folder);
  const closed = new Spool<FactRef>(folder);
  try {
    let changes = 0;
    for await (const { change, fact } of from.changes(number - 1, number)) {
      if (change === "opened") opened.add(fact);
      else closed.add({ key: fact.key, section: fact.section });
      if (++changes % READ_STEP !== 0) continue;
      signal?.throwIfAborted();
      progress?.({ type: "reading", revision: number, changes });
    }
    const coverage = await from.coverage(number);
    signal?.throwIfAborted();
    progress?.({ type: "writing", revision: number, opened: opened.length, closed: closed.length });
    const info = { at, connection, account, catalogDigest, parent: number - 1 };
    const written = await to.commit({ opened, closed }, coverage, info);
    if (written.digest !== revision.digest)
      throw new WhocanError("INTERNAL", `Revision ${number} has another digest in ${to.name} than in ${from.name}.`);
    progress?.({ type: "written", revision: number });
  } finally {
    opened.close();
    closed.close();
  }
}

import type { Catalog } from "../../../catalog/catalog.ts";
import { integer, isTooMuch, type Neo4jDatabase, type Transaction } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import { ProjectionBuilder } from "./builder.ts";
import { contextOf } from "./context.ts";
import { buildAll } from "./rebuild.ts";
import { type Head, isUsable, lockHead, readRecord } from "./record.ts";
import { type UpdateCounts, updateAll } from "./update.ts";

export interface ProjectionRequest {
  readonly database: Neo4jDatabase;
  readonly catalog: Catalog;
  /** Products that the account is known to lack. */
  readonly lacks: readonly string[];
  /** True builds it again whatever is there. */
  readonly rebuild?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told while it is built, how many nodes of facts it has now. */
  readonly progress?: ((nodes: number) => void) | undefined;
}

export interface ProjectionReport {
  readonly how: "kept" | "updated" | "rebuilt";
  readonly revision: number;
  /** Relations; of a projection that was built again none are counted. */
  readonly written: number;
  readonly dropped: number;
}

/** More facts than this are not worth an update: one transaction would be long, and a build takes hardly longer. */
const MOST_CHANGES = 50_000;

/**
 * Makes the projection that of the store's head: by what changed, where it is whole and of an older revision and the server can do it
 * in one transaction, else by building it again. A build that is broken off leaves it marked as one that is built; the next call begins again. NO_DATA; STORE_APPLYING while a
 * revision is being written; STORE_CONFLICT when one was written, or another process began to build, meanwhile.
 */
export async function updateProjection(request: ProjectionRequest): Promise<ProjectionReport> {
  const { database, signal } = request;
  const { head, done } = await attempt(request);
  if (done !== undefined) return { ...done, revision: head.revision };
  const context = contextOf(head.account, request.catalog, request.lacks);
  const builder = new ProjectionBuilder(database, head.revision, signal);
  await builder.begin(context);
  await builder.drop();
  await builder.finish(await buildAll(builder, context, head.revision, request.progress));
  return { how: "rebuilt", revision: head.revision, written: 0, dropped: 0 };
}

interface Attempt {
  readonly head: Head;
  /** Undefined where it must be built. */
  readonly done: (UpdateCounts & { readonly how: "kept" | "updated" }) | undefined;
}

/** What is too much for one transaction is built, which goes in steps. */
async function attempt(request: ProjectionRequest): Promise<Attempt> {
  const { database, signal } = request;
  try {
    return await database.write((transaction) => update(transaction, request), { signal });
  } catch (error) {
    if (signal?.aborted || !isTooMuch(error)) throw error;
    return { head: await database.write(lockHead, { signal }), done: undefined };
  }
}

async function update(transaction: Transaction, request: ProjectionRequest): Promise<Attempt> {
  const head = await lockHead(transaction);
  const context = contextOf(head.account, request.catalog, request.lacks);
  const record = await readRecord(transaction);
  if (request.rebuild || record === undefined || !isUsable(record, context)) return { head, done: undefined };
  if (record.revision === head.revision) return { head, done: { how: "kept", written: 0, dropped: 0 } };
  if (!(await isSmall(transaction, record.revision))) return { head, done: undefined };
  const counts = await updateAll(transaction, context, record, head.revision);
  return { head, done: counts && { how: "updated", ...counts } };
}

async function isSmall(transaction: Transaction, since: number): Promise<boolean> {
  const [row] = await transaction.run(statementOf("project/changes-since"), { since: integer(since) });
  return Number(row?.["changes"]) <= MOST_CHANGES;
}

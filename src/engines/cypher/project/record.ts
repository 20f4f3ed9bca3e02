import { WhocanError } from "../../../lib/errors.ts";
import { integer, type Transaction } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import type { ProjectionContext } from "./context.ts";
import { PROJECTION_RULES } from "./rules.gen.ts";

/** What a projection says of itself. */
export interface ProjectionRecord {
  readonly revision: number;
  readonly catalogDigest: string;
  readonly lacks: readonly string[];
  /** Digest of the code that made it. */
  readonly rules: string;
  readonly state: "building" | "ready";
  /** Digest of what the grants of roles and apps follow from; none while it is built. */
  readonly frame?: string;
}

export interface Head {
  readonly revision: number;
  readonly account: string;
}

/** Makes writers of the store wait until the transaction ends, and reads its head. NO_DATA, STORE_APPLYING. */
export async function lockHead(transaction: Transaction): Promise<Head> {
  const [row] = await transaction.run(statementOf("write/lock"));
  const store = row?.["store"] as { head?: number; applying?: number; account?: string } | undefined;
  if (store?.applying !== undefined) {
    throw new WhocanError("STORE_APPLYING", `Revision ${store.applying} is still being written.`);
  }
  if (!store?.head || store.account === undefined) {
    throw new WhocanError("NO_DATA", "The database holds no revision of an account.");
  }
  return { revision: store.head, account: store.account };
}

export async function readRecord(transaction: Transaction): Promise<ProjectionRecord | undefined> {
  const [row] = await transaction.run(statementOf("project/record"));
  return row?.["record"] as ProjectionRecord | undefined;
}

/** Whether a projection is whole and was made as one would be made now, if of another revision. */
export function isUsable(record: ProjectionRecord, { catalog, lacks }: ProjectionContext): boolean {
  const { state, rules, catalogDigest } = record;
  if (state !== "ready" || rules !== PROJECTION_RULES || catalogDigest !== catalog.digest) return false;
  return record.lacks.length === lacks.length && record.lacks.every((product, index) => product === lacks[index]);
}

/** The record of a projection that begins to be built. */
export function newRecord({ catalog, lacks }: ProjectionContext, revision: number): Record<string, unknown> {
  return {
    revision: integer(revision),
    catalogDigest: catalog.digest,
    lacks,
    rules: PROJECTION_RULES,
    state: "building",
  };
}

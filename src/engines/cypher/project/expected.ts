import type { ProjectedGrant } from "../../../derive/projected-grant.ts";
import { type ProjectedSet, standingSets } from "../../../derive/projection.ts";
import { integer, type Transaction } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import { adminGrants, EVER, readAdmins } from "./admins.ts";
import type { ProjectionContext } from "./context.ts";
import { Frame, readCoverage } from "./frame.ts";
import { readTargetSets } from "./owners.ts";
import type { SharedRecording } from "./shares.ts";

/** A database, or who builds in one. */
export interface Reading {
  read<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
}

/** What a projection has that does not follow node by node. */
export interface Standing {
  readonly frame: Frame;
  /** Of roles, apps and administrators of groups, and what every member has on its own. */
  readonly grants: readonly ProjectedGrant[];
  readonly sets: readonly ProjectedSet[];
}

export function readStanding(reading: Reading, context: ProjectionContext, revision: number): Promise<Standing> {
  return reading.read(async (transaction) => {
    const frame = await Frame.read(transaction, context, revision);
    const admins = await readAdmins(transaction, EVER);
    const coverage = await readCoverage(transaction, ["groups"], revision);
    const grants = [...frame.grants(), ...adminGrants(context, admins, coverage)];
    const owned = await readTargetSets(transaction, context, grants);
    return { frame, grants, sets: [...standingSets(context.keys, context.catalog), ...owned] };
  });
}

export interface NodePage {
  /** The keys of its nodes come after this one. */
  readonly after: string;
  readonly last: string;
  /** How many of them are of facts. */
  readonly nodes: number;
  readonly shares: readonly SharedRecording[];
}

const NODES_PER_PAGE = 5_000;

/** All nodes of the graph, in the order of their keys. */
export async function* nodePages(reading: Reading): AsyncIterable<NodePage> {
  const limit = integer(NODES_PER_PAGE);
  for (let after = ""; ; ) {
    const parameters = { after, limit };
    const [row] = await reading.read((transaction) => transaction.run(statementOf("project/node-page"), parameters));
    if (row === undefined || row["last"] === null) return;
    const last = String(row["last"]);
    yield { after, last, nodes: Number(row["nodes"]), shares: row["shares"] as readonly SharedRecording[] };
    after = last;
  }
}

import { pseudoPrincipals, standingSets } from "../../../derive/projection.ts";
import { integer } from "../../../store/neo4j/database.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import { adminGrants, EVER, readAdmins } from "./admins.ts";
import { type ProjectionBuilder, runWrites } from "./builder.ts";
import { type ProjectionContext, setsByKind } from "./context.ts";
import { Frame, heldBy, readCoverage } from "./frame.ts";
import { readTargetSets } from "./owners.ts";
import { type SharedRecording, shareGrants } from "./shares.ts";
import { grantWrites, setWrite, type Write } from "./writes.ts";

const NODES_PER_PAGE = 5_000;

/** Writes the whole projection of a revision into a graph without one. Returns the digest of its frame. */
export async function buildAll(
  builder: ProjectionBuilder,
  context: ProjectionContext,
  revision: number,
  progress: ((nodes: number) => void) | undefined,
): Promise<string> {
  const { writes, digest } = await writesOfGrants(builder, context, revision);
  await builder.write(writes);
  let nodes = 0;
  for await (const page of nodePages(builder)) {
    await linkPage(builder, context, page);
    nodes += page.nodes;
    progress?.(nodes);
  }
  return digest;
}

/** What is not written node by node. */
async function writesOfGrants(
  builder: ProjectionBuilder,
  context: ProjectionContext,
  revision: number,
): Promise<{ writes: Write[]; digest: string }> {
  const { keys, catalog } = context;
  return builder.read(async (transaction) => {
    const frame = await Frame.read(transaction, context, revision);
    const admins = await readAdmins(transaction, EVER);
    const coverage = await readCoverage(transaction, ["groups"], revision);
    const grants = [...frame.grants(), ...adminGrants(context, admins, coverage)];
    const sets = [...standingSets(keys, catalog), ...(await readTargetSets(transaction, context, grants))];
    const pseudo: Write = { statement: statementOf("project/pseudo"), rows: pseudoPrincipals(keys) };
    return { writes: [pseudo, setWrite(keys, sets), ...grantWrites(grants)], digest: frame.digest(heldBy(grants)) };
  });
}

interface NodePage {
  /** The keys of its nodes come after this one. */
  readonly after: string;
  readonly last: string;
  /** How many of them are of facts. */
  readonly nodes: number;
  readonly shares: readonly SharedRecording[];
}

async function* nodePages(builder: ProjectionBuilder): AsyncIterable<NodePage> {
  const limit = integer(NODES_PER_PAGE);
  for (let after = ""; ; ) {
    const parameters = { after, limit };
    const [row] = await builder.read((transaction) => transaction.run(statementOf("project/node-page"), parameters));
    if (row === undefined || row["last"] === null) return;
    const last = String(row["last"]);
    yield { after, last, nodes: Number(row["nodes"]), shares: row["shares"] as readonly SharedRecording[] };
    after = last;
  }
}

function linkPage(builder: ProjectionBuilder, context: ProjectionContext, page: NodePage): Promise<void> {
  const { after, last, shares } = page;
  const sets = setsByKind(context);
  const grants = grantWrites(shareGrants(context, shares));
  return builder.step(async (transaction) => {
    await Promise.all([
      transaction.run(statementOf("project/page-part-of"), { after, last, sets }),
      transaction.run(statementOf("project/page-resources"), { after, last, account: context.keys.prefix }),
      runWrites(transaction, grants),
    ]);
  });
}

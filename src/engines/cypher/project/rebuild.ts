import { pseudoPrincipals } from "../../../derive/projection.ts";
import { statementOf } from "../../../store/neo4j/statements.ts";
import { type ProjectionBuilder, runWrites } from "./builder.ts";
import { type ProjectionContext, setsByKind } from "./context.ts";
import { type NodePage, nodePages, readStanding, type Standing } from "./expected.ts";
import { heldBy } from "./frame.ts";
import { shareGrants } from "./shares.ts";
import { grantWrites, setWrite, type Write } from "./writes.ts";

/** Writes the whole projection of a revision into a graph without one. Returns the digest of its frame. */
export async function buildAll(
  builder: ProjectionBuilder,
  context: ProjectionContext,
  revision: number,
  progress: ((nodes: number) => void) | undefined,
): Promise<string> {
  const standing = await readStanding(builder, context, revision);
  await builder.write(writesOf(standing, context));
  let nodes = 0;
  for await (const page of nodePages(builder)) {
    await linkPage(builder, context, page);
    nodes += page.nodes;
    progress?.(nodes);
  }
  return standing.frame.digest(heldBy(standing.grants));
}

function writesOf({ grants, sets }: Standing, { keys }: ProjectionContext): Write[] {
  const pseudo: Write = { statement: statementOf("project/pseudo"), rows: pseudoPrincipals(keys) };
  return [pseudo, setWrite(keys, sets), ...grantWrites(grants)];
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

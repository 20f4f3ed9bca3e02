import type { Neighbour } from "../../access/answers.ts";
import { neighbours } from "../../access/neighbours.ts";
import { node as question } from "../../access/node.ts";
import type { ListOptions } from "../options.ts";
import type { Session } from "../session.ts";
import { printNeighbours, printNode } from "../views/node-view.ts";
import { askList, showList } from "./show-list.ts";

/** Shows a node and its relations, a page or all of them; with --json one object of both. */
export async function showNode(session: Session, ref: string, options: ListOptions): Promise<void> {
  const { output } = session;
  const { answer: node, engine } = await session.ask(question, { ref }, options);
  // A revision that is written meanwhile does not part the relations from their node.
  const pinned = { ...options, at: String(engine.revision.number) };
  if (output.json) {
    const page = await askList<typeof neighbours.args, Neighbour>(session, neighbours, { ref: node.key }, pinned);
    return output.value({ ...node, neighbours: page });
  }
  if (!options.ndjson) await printNode(output, node);
  await showList<typeof neighbours.args, Neighbour>(session, neighbours, { ref: node.key }, pinned, {
    noun: "relation",
    states: null,
    print: (rows) => printNeighbours(output, rows),
  });
}

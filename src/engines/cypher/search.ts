import type { NodeView, Page } from "../../access/answers.ts";
import type { AskOptions, SearchRequest } from "../../access/engine.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import { integer } from "../../store/neo4j/database.ts";
import { kindOfWord, listingSections } from "../answers/listing-sections.ts";
import { nodeView } from "../answers/node-views.ts";
import type { CypherContext } from "./context.ts";
import { worldOf } from "./graph-world.ts";
import { lookupPage } from "./lookup-page.ts";
import type { NodeRow } from "./world-rows.ts";

const LABELS = new Set([...KINDS.map(({ kind }) => kind), "ResourceSet", "PseudoPrincipal"]);

/** Finds nodes and the account's sets by name, e-mail, id or key, without case. */
export async function search(
  context: CypherContext,
  { text, kinds, page }: SearchRequest,
  options?: AskOptions,
): Promise<Page<NodeView>> {
  const words = new Set(kinds?.map(kindOfWord));
  const after = page.after ?? "";
  const parameters = {
    text: text.toLowerCase(),
    kinds: [...words],
    after,
    limit: integer(page.first + 1),
  };
  const row = await context.graph.one("search", parameters, { ...options, names: { LABELS: labelsOf(words) } });
  const world = worldOf(context, { nodes: row["nodes"] as readonly NodeRow[], relations: [] });
  const rows = (row["rows"] as readonly string[]).map((key) => nodeView(world, key));
  const first = row["first"] as string | null;
  const hasPrevious = first !== null && first <= after;
  const listed = { rows, total: Number(row["total"]), hasPrevious, sections: listingSections(words) };
  return lookupPage(context, listed, ({ key }) => key, page);
}

/** Kinds have labels of their own, as far as the model knows them. */
function labelsOf(kinds: ReadonlySet<string>): string {
  const all = [...kinds];
  return all.length > 0 && all.every((kind) => LABELS.has(kind)) ? all.join("|") : "WhocanNode";
}

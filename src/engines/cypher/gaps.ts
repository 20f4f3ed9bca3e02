import type { Completeness } from "../../access/answers.ts";
import type { AccessEngine } from "../../access/engine.ts";
import type { AnswerScope } from "../../catalog/blind-spots.ts";
import { completenessOf } from "../answers/completeness.ts";
import type { CypherContext } from "./context.ts";

/** Lists whose unread part might hold a relation: which of them counts depends on all that the relation could lead to. */
const LISTS = ["users", "role-members", "group-members", "group-admins", "recordings"] as const;

/** Whether no list of users, members, administrators or recordings has an unread part: then the graph shows all gaps. */
export function listsWereRead({ coverage }: Pick<CypherContext, "coverage">): boolean {
  return LISTS.every((section) => coverage.complete(section));
}

/** Completeness by the sections found, or as the index finds them where a list was not read to its end. */
export async function completenessFor(
  context: CypherContext,
  scope: AnswerScope,
  find: () => Iterable<string> | Promise<Iterable<string>>,
  ask: (index: AccessEngine) => Promise<{ readonly completeness: Completeness }>,
): Promise<Completeness> {
  if (!listsWereRead(context)) return (await ask(await context.index())).completeness;
  const sections = [...(await find())];
  const reasons = sections.length === 0 ? new Map() : await context.gapReasons();
  return completenessOf(context.coverage, sections, reasons, scope);
}

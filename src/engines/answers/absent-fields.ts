import type { AbsentField, EngineName, NodeDetail, NodeView } from "../../access/answers.ts";
import type { Account } from "../../derive/account.ts";
import { ABSENCE_OF_STATUS, type ExtentCoverage } from "../../model/coverage.ts";
import { KINDS } from "../../model/kinds.gen.ts";
import { knownNodeView } from "./node-views.ts";
import type { World } from "./world.ts";

/** A key as `node` shows it, by the engine that asks for it; undefined where it is of nothing known. */
export function nodeDetail(world: World, key: string, engine: EngineName): NodeDetail | undefined {
  const view = knownNodeView(world, key);
  return view === undefined ? undefined : { ...view, absent: absentFields(world.account, view), engine };
}

/** The fields that the model declares for a node's kind and that have no value, each with why (docs/semantics.md 7). */
function absentFields(account: Account, { key, kind, properties }: NodeView): AbsentField[] {
  const declared = KINDS.find((each) => each.kind === kind);
  if (declared === undefined) return [];
  const extents = new Map(account.node(key)?.said.map(({ section, extent }) => [section, extent]));
  return Object.entries(declared.properties)
    .filter(([field]) => properties[field] === undefined)
    .map(([field, { sections = declared.sections }]) => {
      const rows = sections.map((section) => rowAbout(account, key, section, extents.get(section)));
      const counted = rows.find(({ status }) => status !== "complete") ?? (rows[0] as Reading);
      const { section, status, reason, missing } = counted;
      return { field, reason: ABSENCE_OF_STATUS[status], section, text: textOf(section, status, reason), missing };
    });
}

type Reading = Pick<ExtentCoverage, "section" | "status" | "reason" | "missing">;

/**
 * How that part of a section ended which would say something of a node: the extent that it was said in, or that is about it. A
 * list that does not name it might do so in any part that was not read.
 */
function rowAbout({ coverage, keys }: Account, key: string, section: string, said: string | undefined): Reading {
  const row = (said === undefined ? undefined : coverage.row(section, said)) ?? coverage.row(section, key);
  if (row !== undefined) return row;
  const own = coverage.row(section, "");
  if (own !== undefined && own.status !== "complete") return own;
  for (const part of coverage.rows(section)) {
    if (part.status !== "complete" && !part.extent.startsWith(`${keys.prefix}:`)) return part;
  }
  return own ?? { section, status: "not-selected", reason: "It has not been selected so far.", missing: null };
}

function textOf(section: string, status: Reading["status"], reason: string | null): string {
  if (status === "complete") return `${section} was read to its end, and gave no value.`;
  return `${section} is ${status}: ${reason ?? "no reason was given"}`;
}

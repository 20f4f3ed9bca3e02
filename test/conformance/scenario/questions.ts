import type { Permission } from "../../../src/model/permissions.ts";
import type { OracleFilter } from "../../oracle/filters.ts";
import { canQuestion } from "../questions/can.ts";
import { effectiveAccessQuestion } from "../questions/effective-access.ts";
import { explainQuestion } from "../questions/explain.ts";
import { holdersQuestion } from "../questions/holders.ts";
import type { Question } from "../questions/question.ts";
import { whoCanQuestion } from "../questions/who-can.ts";
import { keyOf } from "./keys.ts";
import type { ScenarioQuestion } from "./schema.ts";

/** A scenario's question, to ask. */
export function questionOf(asked: ScenarioQuestion): Question {
  if ("can" in asked) return canQuestion(pairOf(asked.can));
  if ("explain" in asked) return explainQuestion(pairOf(asked.explain));
  if ("whoCan" in asked) {
    const { whoCan, permissions, privilege, extent, expand, filter } = asked;
    return whoCanQuestion({
      resource: keyOf(whoCan),
      permissions,
      privilege,
      extent,
      expand,
      filter: filterOf(filter),
    });
  }
  if ("effectiveAccess" in asked) {
    const { effectiveAccess, permissions, classes, states, targets } = asked;
    return effectiveAccessQuestion({ principal: keyOf(effectiveAccess), permissions, classes, states, targets });
  }
  const [, kind, code = ""] = /^(privilege|scope|role|group):(.+)$/su.exec(asked.holders) ?? [];
  const filter = filterOf(asked.filter);
  if (kind === "privilege" || kind === "scope") return holdersQuestion({ kind, code }, filter, { kind, code });
  const key = keyOf(asked.holders);
  return holdersQuestion({ kind: "node", key }, filter, { kind: kind === "role" ? "role" : "group", key });
}

function pairOf(text: string) {
  const [principal = "", permission = "", resource = ""] = text.split(" ");
  return { principal: keyOf(principal), permission: permission as Permission, resource: keyOf(resource) };
}

function filterOf(filter: OracleFilter): OracleFilter {
  return filter.groups === undefined ? filter : { ...filter, groups: filter.groups.map(keyOf) };
}

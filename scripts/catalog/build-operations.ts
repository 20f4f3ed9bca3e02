import { METHOD_SHAPES, type Method, type Needs, type PathRule } from "../../src/catalog/authoring.ts";
import type { Capability, Evidence, Operation } from "../../src/catalog/capability.ts";
import { LIST_DECISIONS, NEED_RULES } from "../../src/catalog/needs.ts";
import { PATH_RULES } from "../../src/catalog/paths.ts";
import type { DocumentedOperation } from "./extract.ts";
import { levelOf } from "./levels.ts";
import { PathMatcher } from "./match.ts";

const paths = new PathMatcher(PATH_RULES);
const needRules = new PathMatcher(NEED_RULES);

/** One capability and one connector row per operation, in the documents' order. */
export function buildOperationRows(operations: readonly DocumentedOperation[]): {
  capabilities: Capability[];
  operations: Operation[];
} {
  return {
    capabilities: operations.map(capabilityOf),
    operations: operations.map((operation) => ({
      id: idOf(operation),
      method: operation.method,
      path: operation.path,
      rateLabel: rateLabelOf(operation),
      family: operation.path.startsWith("/phone/") ? "phone" : "core",
      summary: operation.summary,
    })),
  };
}

function idOf({ method, path }: DocumentedOperation): string {
  return `${method} ${path}`;
}

function capabilityOf(operation: DocumentedOperation): Capability {
  const id = idOf(operation);
  const method = operation.method as Method;
  const rule = paths.find(operation.path);
  if (rule === undefined) throw new Error(`No path rule covers ${id}.`);
  const scopes = [...new Set([...operation.classic, ...operation.granular])].sort();
  const { needs, evidence, source } = needsOf(operation);
  return {
    id,
    class: rule.class,
    permission: permissionOf(rule, method),
    needs,
    adminScopes: scopes.filter((scope) => levelOf(scope) !== "user"),
    userScopes: scopes.filter((scope) => levelOf(scope) === "user"),
    marks: rule.marks?.[method] ?? [],
    evidence: "documented",
    needsEvidence: evidence,
    source: `Zoom OpenAPI: ${operation.document}${source === null ? "" : `; needs: ${source}`}`,
  };
}

function permissionOf(rule: PathRule, method: Method): Capability["permission"] {
  return rule.but?.[method] ?? METHOD_SHAPES[rule.as][method];
}

function needsOf(operation: DocumentedOperation): { needs: Needs; evidence: Evidence | null; source: string | null } {
  const codes = [...new Set(operation.permissions)].sort();
  const side = operation.method === "GET" ? "read" : "write";
  if (codes.length === 1) return { needs: [codes], evidence: "documented", source: null };
  if (codes.length > 1) {
    const decision = LIST_DECISIONS.find((each) => each.codes.join() === codes.join());
    const needs = decision?.[side];
    if (decision === undefined || needs === undefined) {
      throw new Error(`${idOf(operation)}: what [${codes.join(", ")}] amounts to is not decided.`);
    }
    return { needs, evidence: decision.evidence, source: decision.source };
  }
  const rule = needRules.find(operation.path);
  if (rule === undefined) return { needs: null, evidence: null, source: null };
  const needs = rule[side];
  return { needs, evidence: needs === null ? null : rule.evidence, source: rule.source };
}

/** Nine operations print no label: they are treated as Heavy, so that no quota is overrun. */
function rateLabelOf({ rateLabel }: DocumentedOperation): Operation["rateLabel"] {
  return (rateLabel ?? "heavy").toLowerCase() as Operation["rateLabel"];
}

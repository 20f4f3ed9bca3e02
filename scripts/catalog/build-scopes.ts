import { METHOD_SHAPES, type Method, type Needs } from "../../src/catalog/authoring.ts";
import type { Capability, CatalogData, Mark } from "../../src/catalog/capability.ts";
import { foldCode } from "../../src/catalog/codes.ts";
import { PRODUCT_ROLES } from "../../src/catalog/product-roles.ts";
import { PUBLISHED_SCOPES_SOURCE, publishedScopes } from "../../src/catalog/published-scopes.ts";
import { type ParsedScope, parseScope } from "../../src/catalog/scope-grammar.ts";
import { EXTRA_GRANULAR_SCOPES, SCOPE_RULES, type ScopeRule } from "../../src/catalog/scope-rules.ts";
import type { Permission } from "../../src/model/permissions.ts";
import { comparePermissions } from "../../src/model/permissions.ts";
import type { DocumentedOperation } from "./extract.ts";
import { levelOf } from "./levels.ts";

const EXTRA_SOURCE = "Zoom, OAuth scopes (granular), joined with the classic page";
const CLASSIC = new Set(publishedScopes());

/** Scopes that no row lists so far, classified by their grammar: one capability per class and permission that they open. */
export function buildScopeRows(rows: readonly Capability[]): Capability[] {
  const listed = new Set(rows.flatMap(({ adminScopes, userScopes }) => [...adminScopes, ...userScopes]));
  const unlisted = [...CLASSIC, ...EXTRA_GRANULAR_SCOPES].filter((scope) => !listed.has(scope)).sort();
  return unlisted.flatMap((scope) => rowsOf(scope, rows));
}

function rowsOf(scope: string, rows: readonly Capability[]): Capability[] {
  const parsed = parseScope(scope);
  const rule = SCOPE_RULES.find((each) => fits(each, parsed));
  if (parsed === undefined || rule === undefined) throw new Error(`No scope rule covers ${scope}.`);
  const opened = rule.opens.flatMap(({ class: name, as }) =>
    methodsOf(scope, parsed, rule).map((method) => ({ name, permission: METHOD_SHAPES[as][method] as Permission })),
  );
  const distinct = [...new Map(opened.map((each) => [`${each.name} ${each.permission}`, each])).values()];
  const real = parsed.verb === null ? distinct.filter((each) => usedElsewhere(rows, each)) : distinct;
  real.sort((a, b) => comparePermissions(a.permission, b.permission));
  return real.map(({ name, permission }, index) => {
    const { needs, evidence } = usualNeeds(rows, name, permission);
    const user = levelOf(scope) === "user";
    const marks: Mark[] = rule.content === true && permission === "DataRead" ? ["exposes-content"] : [];
    return {
      id: index === 0 ? `scope:${scope}` : `scope:${scope}#${name}.${permission}`,
      class: name,
      permission,
      needs,
      adminScopes: user ? [] : [scope],
      userScopes: user ? [scope] : [],
      marks,
      evidence: "inferred",
      needsEvidence: evidence,
      source: CLASSIC.has(scope) ? PUBLISHED_SCOPES_SOURCE : EXTRA_SOURCE,
    };
  });
}

function fits(rule: ScopeRule, parsed: ParsedScope | undefined): boolean {
  if (parsed?.product !== rule.product) return false;
  return rule.object === undefined || (parsed.object?.includes(rule.object) ?? false);
}

/** What a scope's verb lets be done. A classic `write` also creates, and deletes unless there is a `delete` beside it. */
function methodsOf(scope: string, parsed: ParsedScope, rule: ScopeRule): Method[] {
  switch (rule.verb ?? parsed.verb) {
    case null:
      return ["GET", "PATCH", "POST", "DELETE"];
    case "read":
      return ["GET"];
    case "update":
      return ["PATCH"];
    case "delete":
      return ["DELETE"];
    case "write":
      if (!CLASSIC.has(scope)) return ["POST"];
      return hasDelete(parsed.product) ? ["PATCH", "POST"] : ["PATCH", "POST", "DELETE"];
  }
}

function hasDelete(product: string): boolean {
  return CLASSIC.has(`${product}:delete`) || CLASSIC.has(`${product}:delete:admin`);
}

/** A scope over a whole product does what the product lets be done: nobody writes a report by it. */
function usedElsewhere(rows: readonly Capability[], opened: { name: string; permission: Permission }): boolean {
  return rows.some((row) => row.class === opened.name && row.permission === opened.permission);
}

/**
 * The class's usual privilege for a permission: what most rows of that class and permission need. Where no row says any,
 * what changing things of the class needs, in the same half (Data or Metadata) before the other, is assumed; reading is never
 * assumed from the other half, since knowing that something exists is not reading it, nor from what deleting needs. Null
 * where nothing is shown, or no one thing more often than another.
 */
function usualNeeds(
  rows: readonly Capability[],
  name: string,
  permission: Permission,
): { needs: Needs; evidence: Capability["needsEvidence"] } {
  const exact = mostFrequentNeeds(rows, name, permission);
  if (exact !== undefined) return { needs: exact, evidence: exact === null ? null : "inferred" };
  for (const neighbour of neighboursOf(permission)) {
    const needs = mostFrequentNeeds(rows, name, neighbour);
    if (needs !== undefined) return { needs, evidence: needs === null ? null : "assumed" };
  }
  return { needs: null, evidence: null };
}

function neighboursOf(permission: Permission): Permission[] {
  const [half, otherHalf] = permission.startsWith("Data") ? ["Data", "Metadata"] : ["Metadata", "Data"];
  const isRead = permission.endsWith("Read");
  const verbs = isRead ? ["Write", "Create"] : ["Write", "Create", "Delete"];
  const halves = isRead ? [half] : [half, otherHalf];
  return halves.flatMap((each) => verbs.map((verb) => `${each}${verb}` as Permission));
}

/** Codes of products' own roles: each has a row of its own there, which says nothing of what scopes need. */
const PRODUCT_CODES = new Set(PRODUCT_ROLES.flatMap(({ codes }) => codes.map(foldCode)));

/** Those that occur most by codes of account roles; null where several do, undefined where no row says any. */
function mostFrequentNeeds(rows: readonly Capability[], name: string, permission: Permission): Needs | undefined {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (row.class !== name || row.permission !== permission || row.needs === null || row.needs.length === 0) continue;
    if (row.needs.flat().some((code) => PRODUCT_CODES.has(foldCode(code)))) continue;
    const text = JSON.stringify(row.needs);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [usual, next] = [...counts].sort((a, b) => b[1] - a[1]);
  if (usual === undefined) return undefined;
  return usual[1] === next?.[1] ? null : (JSON.parse(usual[0]) as Needs);
}

/** Every known scope with its level; throws for one that no capability lists. */
export function buildScopeList(
  operations: readonly DocumentedOperation[],
  capabilities: readonly Capability[],
): CatalogData["scopes"] {
  const listed = new Set(capabilities.flatMap(({ adminScopes, userScopes }) => [...adminScopes, ...userScopes]));
  const documents = new Map<string, string>();
  for (const operation of operations) {
    for (const scope of [...operation.classic, ...operation.granular]) {
      if (!documents.has(scope)) documents.set(scope, `Zoom OpenAPI: ${operation.document}`);
    }
  }
  const known = new Set([...documents.keys(), ...CLASSIC, ...EXTRA_GRANULAR_SCOPES, ...listed]);
  return [...known].sort().map((scope) => {
    if (!listed.has(scope)) throw new Error(`${scope} is known but opens nothing, without a reason.`);
    const source = documents.get(scope) ?? (CLASSIC.has(scope) ? PUBLISHED_SCOPES_SOURCE : EXTRA_SOURCE);
    return { scope, level: levelOf(scope), source, opensNothing: null };
  });
}

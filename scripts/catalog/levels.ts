import { ERRATA } from "../../src/catalog/errata.ts";
import { parseScope, type ScopeLevel } from "../../src/catalog/scope-grammar.ts";

const CORRECTED = new Map<string, ScopeLevel>(
  ERRATA.flatMap((erratum) => (erratum.kind === "scope-level" ? [[erratum.scope, erratum.level]] : [])),
);

/** The level of a scope: by an erratum, else by its grammar. Throws for what is no scope. */
export function levelOf(scope: string): ScopeLevel {
  const parsed = parseScope(scope);
  if (parsed === undefined) throw new Error(`Not a scope: "${scope}".`);
  return CORRECTED.get(scope) ?? parsed.level;
}

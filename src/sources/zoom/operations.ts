import type { Capability, Operation } from "../../catalog/capability.ts";
import { WhocanError } from "../../lib/errors.ts";
import { quotaOf } from "./limits.ts";
import type { Asked } from "./outcomes.ts";

/** What the connector takes from the catalog. */
export interface OperationCatalog {
  operation(id: string): Operation | undefined;
  readonly capabilities: readonly Pick<Capability, "id" | "adminScopes" | "needs">[];
}

/** One operation, ready to be called. */
export interface Call {
  readonly operation: string;
  readonly path: string;
  readonly quota: string;
  readonly asked: Omit<Asked, "paged">;
}

/** The account that a token is of: Zoom asks for a master scope when it is named by its id instead. */
const OWN_ACCOUNT: Readonly<Record<string, string>> = { accountId: "me" };

/** The call of an operation; INTERNAL when the catalog lacks it. */
export function callOf(catalog: OperationCatalog, id: string): Call {
  const operation = catalog.operation(id);
  if (operation === undefined) throw new WhocanError("INTERNAL", `The catalog has no operation ${id}.`);
  const capability = catalog.capabilities.find((candidate) => candidate.id === id);
  return {
    operation: id,
    path: operation.path,
    quota: quotaOf(operation),
    asked: {
      operation: id,
      scopes: leastScopes(capability?.adminScopes ?? []),
      privileges: [...new Set((capability?.needs ?? []).flat())],
    },
  };
}

/** Zoom often lists write and master scopes as sufficing too; what an operator should add is the reading one. */
export function leastScopes(scopes: readonly string[]): readonly string[] {
  const reading = scopes.filter((scope) => scope.includes(":read") && !scope.endsWith(":master"));
  return reading.length > 0 ? reading : scopes;
}

/** The path with its parameters filled in and percent-encoded. */
export function fillPath(template: string, parameters: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = parameters[name] ?? OWN_ACCOUNT[name];
    if (value === undefined) throw new WhocanError("INTERNAL", `${template} lacks a value for ${name}.`);
    return encodePathPart(value);
  });
}

/** Zoom wants meeting UUIDs that start with `/` or contain `//` encoded twice; others once. */
export function encodePathPart(value: string): string {
  const once = encodeURIComponent(value);
  return value.startsWith("/") || value.includes("//") ? encodeURIComponent(once) : once;
}

import type { CatalogData, Operation } from "../../../catalog/capability.ts";
import { parseScope } from "../../../catalog/scope-grammar.ts";
import { WhocanError } from "../../../lib/errors.ts";
import { KINDS } from "../../../model/kinds.gen.ts";
import type { ZoomEndpoint } from "../endpoint.ts";
import { leastScopes, type OperationCatalog } from "../operations.ts";

/** Scopes of which any one suffices; an app has either granular ones or, when it is older, classic ones. */
export interface ScopeChoice {
  readonly granular: readonly string[];
  readonly classic: readonly string[];
}

/** What reading one section takes, from its declaration and the catalog. */
export interface Requirement {
  readonly section: string;
  readonly description: string;
  readonly dependsOn: readonly string[];
  readonly emits: { readonly kinds: readonly string[]; readonly relations: readonly string[] };
  /** Null where Zoom is not asked: the configuration says it. */
  readonly call: {
    readonly operation: string;
    readonly method: string;
    readonly path: string;
    readonly family: Operation["family"];
    readonly rateLabel: Operation["rateLabel"];
    /** The least ones, to be granted. */
    readonly scopes: ScopeChoice;
    /** All that Zoom takes: writing ones and those of other levels too. */
    readonly suffices: readonly string[];
    /** Any of (all of) these privileges of the app owner's role; null where Zoom does not say. */
    readonly privileges: readonly (readonly string[])[] | null;
    readonly plan: string | null;
  } | null;
}

/** In the order of the declarations. INTERNAL when the catalog lacks an operation. */
export function requirementsOf(endpoints: readonly ZoomEndpoint[], catalog: OperationCatalog): Requirement[] {
  return endpoints.map(({ section, description, dependsOn, emits, operation, plan }) => ({
    section,
    description,
    dependsOn,
    emits,
    call: operation === null ? null : callOf(operation, plan, catalog),
  }));
}

function callOf(id: string, plan: string | null, catalog: OperationCatalog): Requirement["call"] {
  const operation = catalog.operation(id);
  const capability = catalog.capabilities.find((candidate) => candidate.id === id);
  if (operation === undefined || capability === undefined) {
    throw new WhocanError("INTERNAL", `The catalog has no operation ${id}.`);
  }
  const { method, path, family, rateLabel } = operation;
  const least = leastScopes(capability.adminScopes);
  return {
    operation: id,
    method,
    path,
    family,
    rateLabel,
    scopes: { granular: least.filter(isGranular), classic: least.filter((scope) => !isGranular(scope)) },
    suffices: capability.adminScopes,
    privileges: capability.needs,
    plan,
  };
}

/**
 * Granular scopes name what is read, after what may be done: `user:read:list_users:admin`. Some classic ones have a name elsewhere, or no
 * verb: `app:deeplink:write`, `meeting:write:admin:sip_dialing`, `imchat:bot`.
 */
export function isGranular(scope: string): boolean {
  const { product, verb, object } = parseScope(scope) ?? {};
  return verb != null && object != null && scope.trim().startsWith(`${product}:${verb}:${object}`);
}

/**
 * The requirements of one kind of thing: `users`, `role`, `ZoomGroup`, or a section's name. BAD_ARGUMENT with the words that there are.
 */
export function requirementsFor(asset: string, all: readonly Requirement[]): Requirement[] {
  const wanted = singular(asset.trim().toLowerCase());
  const chosen = all.filter((requirement) => wordsOf(requirement).has(wanted));
  if (chosen.length > 0) return chosen;
  const valid = [...new Set(all.flatMap(({ section }) => [section.split("-")[0] as string, section]))].sort();
  throw new WhocanError("BAD_ARGUMENT", `Nothing is read for "${asset}".`, {
    field: "for",
    help: `Use one of ${valid.join(", ")}.`,
    data: { valid },
  });
}

/** What a section may be asked for by: its own name, its first word, the kinds that it says and their words. */
function wordsOf({ section, emits }: Requirement): ReadonlySet<string> {
  const kinds = KINDS.filter(({ kind }) => emits.kinds.includes(kind)).flatMap(({ kind, word }) => [kind, word]);
  return new Set([section, section.split("-")[0] as string, ...kinds].map((word) => singular(word.toLowerCase())));
}

function singular(word: string): string {
  return word.replace(/s$/, "");
}

/** Where in Zoom's web portal a privilege's page is, of a code in any spelling. */
export function portalAreaOf(code: string, privileges: CatalogData["privileges"]): string {
  const folded = code.toLowerCase();
  return privileges.find((one) => one.code.toLowerCase() === folded)?.area ?? "";
}

import type { ResourceClass } from "../model/class.ts";
import { type Permission, permissionOrder } from "../model/permissions.ts";
import type { Capability, CatalogData, Operation } from "./capability.ts";
import catalogFile from "./catalog.gen.json" with { type: "json" };
import { foldCode } from "./codes.ts";

/** A class and a permission that some capability has. */
export interface Pair {
  readonly class: string;
  readonly permission: Permission;
}

/** The catalog, indexed. Every list is in a stable order. */
export interface Catalog {
  /** SHA-256 of the data's canonical JSON: what a revision records. */
  readonly digest: string;
  readonly data: CatalogData;
  readonly classes: ReadonlyMap<string, ResourceClass>;
  readonly capabilities: readonly Capability[];
  /** By exact scope, trimmed. */
  readonly capabilitiesByScope: ReadonlyMap<string, readonly Capability[]>;
  /** Each class and permission that any capability has: by class, then in the order of permissions. */
  readonly pairs: readonly Pair[];
  /** Those of user-classes that members have on their own: some capability lists a user scope and is not admin-only. */
  readonly ownPairs: readonly Pair[];
  /** The usual spelling of a privilege code, compared without case; undefined where the catalog does not know it. */
  canonicalPrivilege(code: string): string | undefined;
  knowsScope(scope: string): boolean;
  /** `GET /users/{userId}`, spelled as documented. */
  operation(id: string): Operation | undefined;
}

let loaded: Catalog | undefined;

/** The committed catalog. Loaded once; its data is never changed. */
export function loadCatalog(): Catalog {
  loaded ??= fromFile();
  return loaded;
}

function fromFile(): Catalog {
  const { digest, ...data } = catalogFile as unknown as CatalogData & { readonly digest: string };
  return indexCatalog(data, digest);
}

/** Indexes any catalog data, for tests that need a small one; the digest is the caller's. */
export function indexCatalog(data: CatalogData, digest: string): Catalog {
  const classes = new Map(data.classes.map((each) => [each.name, each]));
  const operations = new Map(data.operations.map((each) => [each.id, each]));
  const privileges = new Map(data.privileges.map(({ code }) => [foldCode(code), code]));
  const scopes = new Set(data.scopes.map(({ scope }) => scope));
  const own = data.capabilities.filter(
    (capability) =>
      classes.get(capability.class)?.belongsTo === "user" &&
      capability.userScopes.length > 0 &&
      !capability.marks.includes("admin-only"),
  );
  return {
    digest,
    data,
    classes,
    capabilities: data.capabilities,
    capabilitiesByScope: byScope(data.capabilities),
    pairs: pairsOf(data.capabilities),
    ownPairs: pairsOf(own),
    canonicalPrivilege: (code) => privileges.get(foldCode(code)),
    knowsScope: (scope) => scopes.has(scope.trim()),
    operation: (id) => operations.get(id),
  };
}

function byScope(capabilities: readonly Capability[]): Map<string, Capability[]> {
  const index = new Map<string, Capability[]>();
  for (const capability of capabilities) {
    for (const scope of [...capability.adminScopes, ...capability.userScopes]) {
      const listed = index.get(scope);
      if (listed === undefined) index.set(scope, [capability]);
      else listed.push(capability);
    }
  }
  return index;
}

function pairsOf(capabilities: readonly Capability[]): Pair[] {
  const pairs = new Map(
    capabilities.map(({ class: name, permission }) => [`${name} ${permission}`, { class: name, permission }]),
  );
  return [...pairs.values()].sort(
    (a, b) => compare(a.class, b.class) || permissionOrder(a.permission) - permissionOrder(b.permission),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

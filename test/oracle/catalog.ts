import type { Capability, CatalogData } from "../../src/catalog/capability.ts";
import type { Permission } from "../../src/model/permissions.ts";

export interface Pair {
  readonly className: string;
  readonly permission: Permission;
}

/** What the oracle asks of a catalog. */
export class CatalogIndex {
  readonly classNames: readonly string[];
  readonly capabilities: readonly Capability[];
  /** The (class, permission) that any capability has. */
  readonly pairs: readonly Pair[];
  /** The pairs that a member has on its own: of user-classes, by capabilities with a user scope that are not for administrators only. */
  readonly ownPairs: readonly Pair[];
  readonly #belongsTo: ReadonlyMap<string, "user" | "group" | "account">;
  readonly #product: ReadonlyMap<string, string | null>;
  readonly #spelling: ReadonlyMap<string, string>;
  readonly #scopes: ReadonlySet<string>;
  /** Codes of the roles of each product that has roles of its own. */
  readonly #productRoles: ReadonlyMap<string, readonly string[]>;

  constructor(data: CatalogData) {
    this.classNames = data.classes.map(({ name }) => name);
    this.capabilities = data.capabilities;
    this.#belongsTo = new Map(data.classes.map(({ name, belongsTo }) => [name, belongsTo]));
    this.#product = new Map(data.classes.map(({ name, product }) => [name, product]));
    this.#spelling = new Map(data.privileges.map(({ code }) => [code.toLowerCase(), code]));
    this.#scopes = new Set(data.scopes.map(({ scope }) => scope.trim()));
    this.#productRoles = new Map(data.productRoles.map(({ product, codes }) => [product, codes]));
    this.pairs = distinctPairs(data.capabilities);
    this.ownPairs = distinctPairs(
      data.capabilities.filter(
        (capability) =>
          this.belongsTo(capability.class) === "user" &&
          capability.userScopes.length > 0 &&
          !capability.marks.includes("admin-only"),
      ),
    );
  }

  belongsTo(className: string): "user" | "group" | "account" | undefined {
    return this.#belongsTo.get(className);
  }
  productOf(className: string): string | null {
    return this.#product.get(className) ?? null;
  }
  isKnownCode(code: string): boolean {
    return this.#spelling.has(code.toLowerCase());
  }
  /** The catalog's spelling of a code, or the code as it is where the catalog does not know it. */
  spell(code: string): string {
    return this.#spelling.get(code.toLowerCase()) ?? code;
  }
  isKnownScope(scope: string): boolean {
    return this.#scopes.has(scope.trim());
  }
  /** Whether a class is of a product that has roles of its own, which the account may have. */
  hasProductRoles(className: string, lacks: ReadonlySet<string>): boolean {
    const product = this.productOf(className);
    return product !== null && this.#productRoles.has(product) && !lacks.has(product);
  }
  /** Whether a role of such a product may hold a code, or meet it. */
  isCodeOfProductRoles(code: string, lacks: ReadonlySet<string>): boolean {
    return [...this.#productRoles].some(
      ([product, codes]) => !lacks.has(product) && codes.some((held) => codeMeets(held, code)),
    );
  }
  isPair(className: string, permission: Permission): boolean {
    return this.pairs.some((pair) => pair.className === className && pair.permission === permission);
  }
}

/** Whether holding one code is holding another: the same without case, or the Edit of an area for its Read. */
export function codeMeets(held: string, needed: string): boolean {
  const [have, need] = [held.toLowerCase(), needed.toLowerCase()];
  return have === need || (need.endsWith(":read") && have === `${need.slice(0, -":read".length)}:edit`);
}

function distinctPairs(capabilities: readonly Capability[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const capability of capabilities) {
    pairs.set(`${capability.class} ${capability.permission}`, {
      className: capability.class,
      permission: capability.permission,
    });
  }
  return [...pairs.values()];
}

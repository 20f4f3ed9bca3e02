import type { ProductRoles } from "../catalog/capability.ts";
import type { Catalog } from "../catalog/catalog.ts";
import { satisfies } from "../catalog/codes.ts";
import { compareBytes } from "../model/facts.ts";

/** As much of an account as tells which products it may have. */
interface Having {
  readonly catalog: Catalog;
  readonly lacks: Iterable<string>;
}

/** The products with roles of their own that the account is not known to lack: who holds such a role is not read. */
function unreadProducts({ catalog, lacks }: Having): readonly ProductRoles[] {
  const lacking = new Set(lacks);
  return catalog.data.productRoles.filter(({ product }) => !lacking.has(product));
}

/** Whether roles that are not read may give something of a class. */
export function hasUnreadRoles(account: Having, className: string): boolean {
  const product = account.catalog.classes.get(className)?.product;
  return unreadProducts(account).some((each) => each.product === product);
}

/** Whether roles that are not read may hold a privilege, or the Edit of its area for a Read. */
export function mayBeHeldUnread(account: Having, code: string): boolean {
  return unreadProducts(account).some(({ codes }) => codes.some((held) => satisfies(held, code)));
}

/** Why a role of a product is a gap; the same for all of an account. */
export function productRolesReason(account: Having): string {
  const names = unreadProducts(account).map(({ name }) => name);
  return `Products have roles of their own, which are not read: ${names.sort(compareBytes).join(", ")}.`;
}

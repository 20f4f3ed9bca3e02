import { ANY_CODE } from "../../model/origins.ts";
import type { Account } from "../account.ts";
import type { Derivation, PossibleGrant } from "../grant.ts";
import { hasUnreadRoles, productRolesReason } from "../product-roles.ts";

/** What roles of products may give that have roles of their own: any user may hold one, with all that the product has. */
export function productRoleGrants(account: Account): Derivation {
  const reason = productRolesReason(account);
  const holder = account.keys.pseudo("AccountMembers");
  const possible = account.catalog.pairs
    .filter(({ class: className }) => hasUnreadRoles(account, className))
    .map(
      ({ class: className, permission }): PossibleGrant => ({
        holder,
        permission,
        class: className,
        target: account.keys.set(className),
        origin: { kind: "privilege", value: ANY_CODE },
        codes: null,
        facts: [],
        capabilities: [],
        rule: reason,
        unread: null,
        state: "UNKNOWN",
        bound: "AT_MOST",
        gap: "product-roles",
        reason,
      }),
    );
  return { grants: [], possible };
}

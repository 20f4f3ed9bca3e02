import type { Account } from "./account.ts";
import type { Closures } from "./closures.ts";
import type { Derivation } from "./grant.ts";
import { appGrants } from "./grants/apps.ts";
import { groupAdminGrants } from "./grants/group-admins.ts";
import { ownershipGrants } from "./grants/ownership.ts";
import { productRoleGrants } from "./grants/product-roles.ts";
import { roleGrants } from "./grants/roles.ts";
import { shareLinkGrants } from "./grants/share-links.ts";

/** Every grant of an account, and every one that may exist: a pure function of facts, coverage and catalog. */
export function deriveGrants(account: Account, closures: Closures): Derivation {
  return together([deriveUnsharedGrants(account, closures), shareLinkGrants(account, account.ofKind("ZoomRecording"))]);
}

/** The same without what links to recordings give, or may give: there may be as many of these as recordings. */
export function deriveUnsharedGrants(account: Account, closures: Closures): Derivation {
  return together([
    roleGrants(account),
    groupAdminGrants(account),
    ownershipGrants(account),
    appGrants(account, closures),
    productRoleGrants(account),
  ]);
}

function together(derivations: readonly Derivation[]): Derivation {
  return {
    grants: derivations.flatMap(({ grants }) => grants),
    possible: derivations.flatMap(({ possible }) => possible),
  };
}

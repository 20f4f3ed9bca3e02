import type { Origin } from "../../src/model/origins.ts";
import type { Permission } from "../../src/model/permissions.ts";
import type { AccessState, Bound, Standing } from "../../src/model/states.ts";
import type { Account } from "./account.ts";
import { sortedBytes, worstState } from "./order.ts";

/** A derived permission edge with the relations behind it: one grant for each way in which it holds. */
export interface Grant extends Standing {
  /** `holder|permission|target|origin kind|origin value`. */
  readonly key: string;
  readonly holder: string;
  readonly permission: Permission;
  readonly target: string;
  readonly origin: Origin;
  /** The privilege codes behind it, none where its origin is not a privilege. */
  readonly codes: readonly string[];
  readonly facts: readonly string[];
  /** Stands for whatever an unread thing might say: it could have any origin that its holder can have. */
  readonly anything: boolean;
}

export interface GrantParts {
  readonly holder: string;
  readonly permission: Permission;
  readonly className: string;
  readonly target: string;
  readonly origin: Origin;
  readonly codes?: readonly string[];
  readonly facts?: readonly string[];
  readonly state?: AccessState;
  readonly bound?: Bound;
  readonly anything?: boolean;
}

/** Makes a grant, ACTIVE and EXACT unless said otherwise; GATED or worse on a class of a product that the account lacks. */
export function makeGrant(account: Account, parts: GrantParts): Grant {
  const { holder, permission, target, origin } = parts;
  const product = account.catalog.productOf(parts.className);
  const gated = product !== null && account.lacks.has(product);
  return {
    key: [holder, permission, target, origin.kind, origin.value].join("|"),
    holder,
    permission,
    target,
    origin,
    codes: parts.codes ?? [],
    facts: sortedBytes(parts.facts ?? []),
    state: worstState(parts.state ?? "ACTIVE", gated ? "GATED" : "ACTIVE"),
    bound: parts.bound ?? "EXACT",
    anything: parts.anything ?? false,
  };
}

/** Leaves out grants that say the same by the same facts: two capabilities often open the same pair. */
export function distinctGrants(grants: readonly Grant[]): Grant[] {
  const distinct = new Map<string, Grant>();
  for (const grant of grants) {
    distinct.set([grant.key, grant.state, grant.bound, String(grant.anything), ...grant.facts].join("\n"), grant);
  }
  return [...distinct.values()];
}

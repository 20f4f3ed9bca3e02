import { digestOf } from "../lib/hash.ts";
import type { Permission } from "../model/permissions.ts";
import { type Grant, namedCapability, type PossibleGrant } from "./grant.ts";

/** The type of the relation that stands for a grant that may exist. */
export const MAY_HOLD = "MAY_HOLD";

/** A grant, or one that may exist, as a relation of the graph (docs/graph.md). */
export interface ProjectedGrant {
  readonly holder: string;
  readonly type: Permission | typeof MAY_HOLD;
  readonly target: string;
  readonly properties: GrantProperties;
}

/** What is null is no property. */
export interface GrantProperties {
  readonly id: string;
  readonly class: string;
  readonly origin: string;
  readonly value: string;
  readonly state: string;
  readonly bound: string;
  readonly codes: readonly string[] | null;
  readonly facts: readonly string[];
  /** The capability that a proof names. */
  readonly capability: string | null;
  readonly capabilities: number;
  readonly rule: string | null;
  readonly unreadSection: string | null;
  readonly unreadExtent: string | null;
  /** Of a grant that may exist. */
  readonly permission: Permission | null;
  readonly gap: string | null;
  readonly reason: string | null;
}

export function projectGrant(grant: Grant): ProjectedGrant {
  const { holder, permission, target, origin, state, bound, facts } = grant;
  const id = digestOf([holder, permission, target, origin, state, bound, facts]);
  return {
    holder,
    type: permission,
    target,
    properties: { ...propertiesOf(grant, id), permission: null, gap: null, reason: null },
  };
}

/** Several capabilities may leave the same grant open, each for its own reason: that is part of the id. */
export function projectPossible(grant: PossibleGrant): ProjectedGrant {
  const { holder, permission, target, origin, state, bound, facts, gap, reason } = grant;
  const id = digestOf([holder, permission, target, origin, state, bound, facts, gap, reason]);
  return { holder, type: MAY_HOLD, target, properties: { ...propertiesOf(grant, id), permission, gap, reason } };
}

function propertiesOf(grant: Grant, id: string): Omit<GrantProperties, "permission" | "gap" | "reason"> {
  const { class: className, origin, state, bound, codes, facts, capabilities, rule, unread } = grant;
  return {
    id,
    class: className,
    origin: origin.kind,
    value: origin.value,
    state,
    bound,
    codes,
    facts,
    capability: namedCapability(capabilities) ?? null,
    capabilities: capabilities.length,
    rule,
    unreadSection: unread?.section ?? null,
    unreadExtent: unread?.extent ?? null,
  };
}

import type { PropertyValue } from "../../model/facts.ts";
import type { OriginKind } from "../../model/origins.ts";
import type { Permission } from "../../model/permissions.ts";
import type { AccessState, Bound } from "../../model/states.ts";

/** A node as statements return it. `kind` is null where no section describes it: then it is there by its relations alone. */
export interface NodeRow {
  readonly key: string;
  readonly kind: string | null;
  readonly name: string | null;
  /** Those of its properties that a question looks at; null where there is none. */
  readonly properties?: Readonly<Record<string, PropertyValue | null>>;
  /** `_facts`, where an answer shows the whole node. */
  readonly facts?: readonly string[];
}

export interface RelationRow {
  readonly from: string;
  readonly type: string;
  readonly to: string;
  readonly sections: readonly string[];
}

/** A grant's own properties (docs/graph.md), with its type and the keys of its ends. */
export interface GrantRow {
  readonly permission: Permission;
  readonly holder: string;
  readonly target: string;
  readonly class: string;
  readonly origin: OriginKind;
  readonly value: string;
  readonly state: AccessState;
  readonly bound: Bound;
  readonly codes?: readonly string[];
  readonly facts: readonly string[];
  readonly capability?: string;
  readonly capabilities: number;
  readonly rule?: string;
  readonly unreadSection?: string;
  readonly unreadExtent?: string;
}

/** A grant as a list of its values, which is less to send where there are many. */
export type GrantList = readonly [
  permission: Permission,
  holder: string,
  target: string,
  className: string,
  origin: OriginKind,
  value: string,
  state: AccessState,
  bound: Bound,
  facts: readonly string[],
  capability: string | null,
  capabilities: number,
  rule: string | null,
  unreadSection: string | null,
  unreadExtent: string | null,
];

export interface WorldRows {
  readonly nodes: readonly NodeRow[];
  readonly relations: readonly RelationRow[];
  readonly grants?: readonly GrantRow[];
  /** Keys of users and groups that have sets, beside those that the relations and grants show. */
  readonly owners?: readonly string[];
}

import type { AbsenceReason, Missing, SectionStatus } from "../model/coverage.ts";
import type { Properties } from "../model/facts.ts";
import type { Origin } from "../model/origins.ts";
import type { Permission } from "../model/permissions.ts";
import type { AccessState, Bound, Verdict } from "../model/states.ts";

/** A node as answers show it: a fact's node, a derived set (`ResourceSet`) or a `PseudoPrincipal`. */
export interface NodeView {
  readonly key: string;
  readonly kind: string;
  readonly id: string;
  readonly name: string | null;
  readonly source: string;
  readonly properties: Properties;
}

/** A declared field without a value. An empty text or list is a value: the field is known to be empty. */
export interface AbsentField {
  readonly field: string;
  readonly reason: AbsenceReason;
  /** The section that would say it; of several the first that was not read to its end. */
  readonly section: string;
  /** A sentence for people, with the code of what went wrong. */
  readonly text: string;
  readonly missing: Missing | null;
}

/** A node by itself, with the fields that it lacks in the order in which the model declares them. */
export interface NodeDetail extends NodeView {
  readonly absent: readonly AbsentField[];
  readonly engine: EngineName;
}

/** One permission of a row: its best standing, where that comes from, and the parts reached where not the whole is. */
export interface Access {
  readonly permission: Permission;
  readonly state: AccessState;
  readonly bound: Bound;
  /** Origins of the proofs that have this standing, by kind, then value. */
  readonly origins: readonly Origin[];
  /** Empty when the whole resource is reached. */
  readonly parts: readonly NodeView[];
}

/** Why a link of a proof holds. All reasons of a link are needed together. */
export type Reason =
  | {
      readonly type: "fact";
      readonly key: string;
      readonly section: string;
      readonly text: string;
    }
  | {
      readonly type: "catalog";
      readonly capability: string;
      readonly evidence: string;
      readonly source: string;
      readonly text: string;
    }
  | {
      readonly type: "coverage";
      readonly section: string;
      readonly extent: string;
      readonly status: SectionStatus;
      readonly text: string;
    }
  | { readonly type: "rule"; readonly rule: string; readonly text: string };

export interface ProofLink {
  readonly from: NodeView;
  /** A relation of the facts, a permission, or `ACTS_AS` and `CONTAINS`, which hold by definition. */
  readonly relation: string;
  readonly to: NodeView;
  readonly because: readonly Reason[];
}

/** A small tree: a spine from the principal to the resource, each link with its reasons. Replayable by `whocan verify`. */
export interface Proof {
  readonly principal: string;
  readonly permission: Permission;
  readonly resource: string;
  readonly state: AccessState;
  readonly bound: Bound;
  readonly origin: Origin;
  /** The distinct relation facts that it rests on, sorted. */
  readonly facts: readonly string[];
  readonly spine: readonly ProofLink[];
  readonly revision: number;
  readonly catalogDigest: string;
  /** SHA-256 over all of the above. */
  readonly digest: string;
}

export interface PrincipalAccess {
  readonly principal: NodeView;
  readonly access: readonly Access[];
  readonly witness: Proof;
}

/** What a row of a whoCan answer comes to, without its proof. */
export interface PrincipalRow {
  /** JSON of key, kind, name and e-mail, in ASCII. Engines keep it as text: making it is most of what a long list costs. */
  readonly principal: string;
  /** Rows that have the same share one list. */
  readonly access: readonly RowAccess[];
}

export interface RowAccess extends Pick<Access, "permission" | "state" | "bound"> {
  /** False where only parts of the resource are reached. */
  readonly whole: boolean;
}

/** All rows of a whoCan answer, some at a time, in the order of keys; the rest is known before the first. */
export interface PrincipalList extends Omit<Page<PrincipalAccess>, "rows" | "next" | "hasPrevious"> {
  readonly batches: AsyncIterable<readonly PrincipalRow[]>;
}

export interface ResourceAccess {
  readonly resource: NodeView;
  readonly class: string;
  readonly access: readonly Access[];
  readonly witness: Proof;
}

/** Something unread that could change the answer. */
export interface Gap {
  /** The section, or `catalog` for what Zoom does not say. */
  readonly section: string;
  readonly reason: string;
  readonly missing: Missing | null;
  readonly remedy: string;
}

export interface Completeness {
  readonly complete: boolean;
  /** By section, in byte order. */
  readonly gaps: readonly Gap[];
  /** What Zoom shows to nobody, or no section reads: listed, not a gap. */
  readonly blindSpots: readonly string[];
}

export interface Counts {
  readonly active: number;
  readonly unknown: number;
  readonly gated: number;
  readonly dormant: number;
}

/** What gave an answer: the index in memory, or the graph database. Both give the same. */
export type EngineName = "index" | "cypher";

/** One page of rows. `next` is the value to go on after, or null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly hasPrevious: boolean;
  readonly totalCount: number;
  readonly counts: Counts;
  readonly completeness: Completeness;
  readonly revision: number;
  readonly engine: EngineName;
}

export interface Decision {
  readonly verdict: Verdict;
  readonly state: AccessState | null;
  readonly witness: Proof | null;
  readonly parts: readonly NodeView[];
  readonly completeness: Completeness;
  readonly revision: number;
  readonly engine: EngineName;
  /** ISO 8601, UTC. */
  readonly evaluatedAt: string;
}

/** One relation of a node, seen from it. */
export interface Neighbour {
  readonly direction: "out" | "in";
  readonly relation: string;
  readonly node: NodeView;
  readonly sections: readonly string[];
}

/** One row of the matrix: one principal and one grant that it has. */
export interface MatrixRow {
  readonly principal: {
    readonly key: string;
    readonly kind: string;
    readonly name: string;
    readonly email: string | null;
    readonly status: string | null;
  };
  readonly target: { readonly key: string; readonly class: string };
  readonly permissions: readonly Permission[];
  readonly state: AccessState;
  readonly bound: Bound;
  readonly origin: Origin;
  /** Keys between the principal and the target: the holder and the groups on the way to it. */
  readonly via: readonly string[];
  readonly revision: number;
}

export interface VerifyReport {
  readonly valid: boolean;
  /** What does not hold, a sentence each; empty when valid. */
  readonly problems: readonly string[];
  readonly revision: number;
}

/** What the account's data leaves open or contradicts. */
export interface AccountReport {
  readonly nodeCounts: readonly { readonly kind: string; readonly count: number }[];
  /** Privileges and scopes that the catalog does not know: kept as Uncategorized. */
  readonly unmapped: readonly {
    readonly kind: "privilege" | "scope";
    readonly code: string;
    readonly holders: number;
  }[];
  /** Relations to what a complete section lacks: they give nothing, and are kept. */
  readonly dangling: readonly {
    readonly relation: string;
    readonly from: string;
    readonly to: string;
    readonly reason: string;
  }[];
  /** Relations that one of two complete sections says and the other does not: both hold. */
  readonly disagreements: readonly {
    readonly relation: string;
    readonly from: string;
    readonly to: string;
    readonly saidBy: readonly string[];
    readonly notSaidBy: readonly string[];
  }[];
}

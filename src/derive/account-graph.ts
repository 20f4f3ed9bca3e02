import type { Properties } from "../model/facts.ts";

/** What several sections say of one key, united: the section that sorts last wins a conflict. */
export interface AccountNode {
  readonly key: string;
  readonly kind: string;
  readonly name: string | null;
  readonly properties: Properties;
  /** Section and extent of each fact that says it, in order of sections. */
  readonly said: readonly Said[];
}

export interface Said {
  readonly section: string;
  readonly extent: string;
}

export interface AccountRelation {
  readonly key: string;
  readonly from: string;
  readonly relation: string;
  readonly to: string;
  /** Sections that say it, sorted. */
  readonly sections: readonly string[];
}

/** Nodes and relations of one account, each key once. Lists have no order unless said. */
export interface AccountGraph {
  node(key: string): AccountNode | undefined;
  /** The kind of a node; as `node`, without reading the rest of it. */
  kind(key: string): string | undefined;
  /** Whether a node has a status other than `active`. */
  isInactive(key: string): boolean;
  nodes(): Iterable<AccountNode>;
  /** How many nodes there are of each kind. */
  kindCounts(): ReadonlyMap<string, number>;
  /** Keys of the nodes of a kind. */
  ofKind(kind: string): readonly string[];
  /** Where a relation leads to from a key. */
  to(relation: string, from: string): readonly string[];
  /** What leads to a key by a relation. */
  from(relation: string, to: string): readonly string[];
  /** Whether a relation leads to a key. */
  isTarget(relation: string, key: string): boolean;
  relation(key: string): AccountRelation | undefined;
  relationTypes(): Iterable<string>;
  /** The relations of a type that some sections say, by the list of them. */
  relationsSaid(type: string, isWanted: (sections: readonly string[]) => boolean): Iterable<AccountRelation>;
  /** Each key that a relation starts at, and each that it leads to, once. */
  sources(relation: string): Iterable<string>;
  targets(relation: string): Iterable<string>;
  /** Those of its starts, or of what it leads to, that have no node. */
  nodeless(relation: string, end: "from" | "to"): Iterable<string>;
  /** Keys from which a relation leads to more than one. */
  branching(relation: string): Iterable<string>;
}

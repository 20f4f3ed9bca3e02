/** Generic labels beside a kind's own: what can act, what can be acted on, what is a person's record. */
export type GenericLabel = "Principal" | "Resource" | "Identity";

export interface PropertyDeclaration {
  readonly type: "string" | "number" | "boolean" | "datetime" | "strings" | "numbers";
  readonly description: string;
  /** Sections that say it, where these are not all that list the kind, or others too. */
  readonly sections?: readonly string[];
}

/** One kind of node: its name is its label, shared with Cartography where both hold it. */
export interface KindDeclaration {
  readonly kind: string;
  /** The word in references and keys: `user` in `user:<e-mail>` and `zoom:A:user:<id>`. */
  readonly word: string;
  readonly labels: readonly string[];
  readonly generic: readonly GenericLabel[];
  readonly description: string;
  /** Sections that list its nodes: while one of them is unread there may be more. */
  readonly sections: readonly string[];
  /** The class of resources that its nodes belong to, where they can be acted on. */
  readonly resourceClass: string | null;
  /** The relation that leads to the owner, `self` for what owns itself; null where the account owns it. */
  readonly ownedBy: string | null;
  readonly properties: Readonly<Record<string, PropertyDeclaration>>;
}

/** One relation type between two kinds, with the sections that say it. */
export interface RelationDeclaration {
  readonly relation: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Sections that emit it: when one of them is not complete, more of it may exist unread. Empty: never read from Zoom. */
  readonly sections: readonly string[];
  readonly description: string;
  readonly properties: Readonly<Record<string, PropertyDeclaration>>;
}

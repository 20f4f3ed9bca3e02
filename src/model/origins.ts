/** Where a grant comes from: a closed list. */
export const ORIGIN_KINDS = [
  "built-in",
  "privilege",
  "scope",
  "ownership",
  "group-admin",
  "membership",
  "delegate",
  "share-link",
  "collaborator",
  "phone-role",
  "sub-account",
] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

/**
 * `value` is the privilege codes (joined with `+`, sorted), the scope, the class for ownership, the group's key for
 * a group administrator, the role's id for a built-in role, `publicly` or `internally` for a share link, and `*` for a
 * role whose privileges were not read.
 */
export interface Origin {
  readonly kind: OriginKind;
  readonly value: string;
}

/** The value of the origin of an unread role's grants: it matches every code. */
export const ANY_CODE = "*";

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

export const ORIGIN_MEANINGS: Readonly<Record<OriginKind, string>> = {
  "built-in": "A built-in role by its id, whatever its privileges are; the value is that id.",
  privilege: "Privileges of a role: their codes, sorted and joined with `+`, or `*` for a role that was not read.",
  scope: "An OAuth scope of an app; the value is the scope.",
  ownership: "What belongs to a member itself; the value is the class.",
  "group-admin": "The administration of a group; the value is the group's key.",
  membership: "Membership in what is shared among its members. Nothing that is read so far gives it.",
  delegate: "Delegation by somebody to an assistant. Nothing that is read so far gives it.",
  "share-link": "How something is shared: `publicly` or `internally`.",
  collaborator: "An invitation to work on one thing. Nothing that is read so far gives it.",
  "phone-role": "A role of Zoom Phone. Nothing that is read so far gives it.",
  "sub-account": "The account above this one. Nothing that is read so far gives it.",
};

/** What a grant comes from; ORIGIN_MEANINGS says what the value of each kind is. */
export interface Origin {
  readonly kind: OriginKind;
  readonly value: string;
}

/** The value of the origin of an unread role's grants: it matches every code. */
export const ANY_CODE = "*";

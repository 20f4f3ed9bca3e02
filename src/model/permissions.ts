/**
 * The ten normalized permissions, in the order in which answers list them.
 * Data is content and personal records; Metadata is configuration and directory structure.
 */
export const PERMISSIONS = [
  "DataRead",
  "DataWrite",
  "DataCreate",
  "DataDelete",
  "MetadataRead",
  "MetadataWrite",
  "MetadataCreate",
  "MetadataDelete",
  "NonData",
  "Uncategorized",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const PERMISSION_MEANINGS: Readonly<Record<Permission, string>> = {
  DataRead: "Reads content or personal records: plays a recording, sees a user's profile.",
  DataWrite: "Changes content or personal records: a user's profile, a message.",
  DataCreate: "Adds content or personal records: invites a user, schedules a meeting for somebody.",
  DataDelete: "Removes content or personal records.",
  MetadataRead: "Sees configuration and directory structure: settings, roles, groups, how things are shared.",
  MetadataWrite:
    "Changes configuration and directory structure: a setting, who holds a role, how a recording is shared.",
  MetadataCreate: "Adds to configuration and directory structure: a group, a role.",
  MetadataDelete: "Removes configuration and directory structure.",
  NonData: "Acts on neither data nor metadata: signs in as somebody, restarts a device.",
  Uncategorized: "A privilege or scope of the account that the catalog does not know.",
};

const ORDER = new Map<string, number>(PERMISSIONS.map((permission, index) => [permission, index]));

/** True when the text names one of the ten permissions, spelled exactly. */
export function isPermission(text: string): text is Permission {
  return ORDER.has(text);
}

/** Position of a permission in answers, 0 to 9; also its bit in the index. */
export function permissionOrder(permission: Permission): number {
  return ORDER.get(permission) as number;
}

export function comparePermissions(a: Permission, b: Permission): number {
  return permissionOrder(a) - permissionOrder(b);
}

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

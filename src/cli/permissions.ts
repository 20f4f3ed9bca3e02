import { WhocanError } from "../lib/errors.ts";
import { nearest } from "../lib/nearest.ts";
import { PERMISSIONS, type Permission } from "../model/permissions.ts";

/** A permission by its name, in any case. UNKNOWN_PERMISSION with the one that may be meant. */
export function parsePermission(text: string): Permission {
  const found = PERMISSIONS.find((permission) => permission.toLowerCase() === text.trim().toLowerCase());
  if (found !== undefined) return found;
  const meant = nearest(text, PERMISSIONS);
  throw new WhocanError(
    "UNKNOWN_PERMISSION",
    `There is no permission "${text}".${meant ? ` Did you mean ${meant}?` : ""}`,
    {
      field: "permission",
      help: `Use one of ${PERMISSIONS.join(", ")}.`,
    },
  );
}

/** A comma-separated list of permissions. */
export function parsePermissions(text: string): readonly Permission[] {
  return [
    ...new Set(
      text
        .split(",")
        .filter((part) => part.trim() !== "")
        .map(parsePermission),
    ),
  ];
}

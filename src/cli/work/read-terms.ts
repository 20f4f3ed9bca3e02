import { WhocanError } from "../../lib/errors.ts";
import type { Permission } from "../../model/permissions.ts";
import { parsePermissions } from "../permissions.ts";

/** The arguments of `who-can`: permissions where there are two, and the resource. BAD_ARGUMENT, UNKNOWN_PERMISSION. */
export function readTerms(args: readonly string[]): {
  readonly permissions: readonly Permission[] | undefined;
  readonly resource: string;
} {
  const [first = "", second, ...more] = args;
  if (more.length > 0) {
    throw new WhocanError("BAD_ARGUMENT", "There is one list of permissions and one resource.", {
      field: "resource",
      help: "Join permissions by commas, and quote a reference with spaces: 'role:User Admin'.",
    });
  }
  if (second !== undefined) return { permissions: parsePermissions(first), resource: second };
  if (!first.includes(":")) {
    throw new WhocanError("BAD_ARGUMENT", "The resource is missing.", {
      field: "resource",
      help: "Write whocan who-can [permissions] <resource>, such as whocan who-can DataRead set:Recording.",
    });
  }
  return { permissions: undefined, resource: first };
}

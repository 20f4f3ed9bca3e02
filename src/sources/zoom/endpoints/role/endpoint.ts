import { defineEndpoint, perNode } from "../../endpoint.ts";
import { isListOfTexts } from "../../fields.ts";
import type { RawRecord } from "../../paging.ts";
import { roleDetailSchema } from "./schema.ts";
import { roleDetailFacts } from "./to-facts.ts";

/** Owner and Member: what they hold is fixed, whatever their detail says. */
const FIXED_ROLES = ["0", "2"];

export const role = defineEndpoint({
  section: "role",
  description: "Privileges of each role.",
  operation: "GET /roles/{roleId}",
  plan: null,
  dependsOn: ["roles"],
  emits: { kinds: ["ZoomRolePrivilege"], relations: ["GRANTS", "SCOPED_TO"] },
  list: null,
  pageSize: null,
  secretFields: [],
  schema: roleDetailSchema,
  ...perNode("ZoomRole", "roleId"),
  idOf: () => "detail",
  doubt: (body, request) => doubtOf(body, FIXED_ROLES.includes(request.path?.["roleId"] ?? "")),
  toFacts: roleDetailFacts,
});

/** A privilege or a restriction that cannot be read is not the same as none. */
function doubtOf({ privileges, privilege_scopes: scopes }: RawRecord, isFixed: boolean): string | undefined {
  if (!isListOfTexts(privileges) && !(isFixed && privileges === undefined)) {
    return "Zoom's answer has no list of privileges, which is not the same as a role without any.";
  }
  if (scopes === undefined) return undefined;
  if (!Array.isArray(scopes)) return "Zoom's answer has no list of the groups that privileges are limited to.";
  return scopes.every(isRestriction)
    ? undefined
    : "Zoom's answer limits privileges to groups without saying which privilege, or to which groups.";
}

/** Of a code and a list, though that may hold null alone, as Zoom's samples show; an entry that is null limits nothing. */
function isRestriction(entry: unknown): boolean {
  if (entry === null) return true;
  const { permission_id: code, group_ids: groups } = Object(entry) as RawRecord;
  return typeof code === "string" && code.trim() !== "" && Array.isArray(groups);
}

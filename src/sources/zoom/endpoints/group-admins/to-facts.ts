import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { relationFact, userKey } from "../../fact-builder.ts";
import type { MemberRecord } from "../member-schema.ts";

/** Administration of a group: Zoom names administrators by e-mail alone. The extent is the group's key. */
export function groupAdminFacts(admin: MemberRecord, context: FactContext): readonly Fact[] {
  const user = userKey(context, admin.id, admin.email);
  return user === undefined ? [] : [relationFact(context, user, "ADMIN_OF", context.extent)];
}

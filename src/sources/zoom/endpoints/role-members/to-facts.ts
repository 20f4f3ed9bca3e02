import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { relationFact, userKey } from "../../fact-builder.ts";
import type { MemberRecord } from "../member-schema.ts";

/** Who holds a role as the role's list says it; the extent is the role's key. */
export function roleMemberFacts(member: MemberRecord, context: FactContext): readonly Fact[] {
  const user = userKey(context, member.id, member.email);
  return user === undefined ? [] : [relationFact(context, user, "HAS_ROLE", context.extent)];
}

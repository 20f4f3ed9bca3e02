import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { relationFact, userKey } from "../../fact-builder.ts";
import type { MemberRecord } from "../member-schema.ts";

/** Membership as the group's list says it; the extent is the group's key. */
export function groupMemberFacts(member: MemberRecord, context: FactContext): readonly Fact[] {
  const user = userKey(context, member.id, member.email);
  return user === undefined ? [] : [relationFact(context, user, "MEMBER_OF", context.extent)];
}

import { z } from "zod";
import { idField, textField } from "../fields.ts";

/** One member of a group or role. Invitations may come without an id. */
export const memberSchema = z.looseObject({ id: idField, email: textField });

export type MemberRecord = z.output<typeof memberSchema>;

/** What tells members apart: the id, else the e-mail without case. */
export function memberId(member: MemberRecord): string | undefined {
  return member.id ?? member.email?.trim().toLowerCase();
}

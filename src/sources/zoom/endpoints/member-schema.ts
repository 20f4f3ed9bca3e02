import * as z from "zod";
import { normalizeEmail } from "../../../model/keys.ts";
import { idField, textField } from "../fields.ts";

/** One member of a group or role. Invitations may come without an id. */
export const memberSchema = z.object({ id: idField, email: textField });

export type MemberRecord = z.output<typeof memberSchema>;

/** What tells users apart, in whichever list: the id, else the e-mail without case. */
export function memberId({ id, email }: Pick<MemberRecord, "id" | "email">): string | undefined {
  return id ?? (email === undefined ? undefined : normalizeEmail(email));
}

import { normalizeEmail } from "../../../../model/keys.ts";
import type { ActivityRecord } from "./schema.ts";

/** When somebody signed in; undefined for a sign-out. */
export function signInTime({ type, time }: ActivityRecord): string | undefined {
  return /^sign[ -]?in$/i.test(type ?? "") ? time : undefined;
}

/** Entries name people by e-mail alone, and are told apart by nothing: all of one person are parts of one thing. */
export function personOf({ email, time, type }: ActivityRecord): string | undefined {
  return email === undefined || time === undefined || type === undefined ? undefined : normalizeEmail(email);
}

/** Of two entries of one person the later sign-in, in whatever order they come. */
export function laterSignIn(one: ActivityRecord, other: ActivityRecord): ActivityRecord {
  return (signInTime(other) ?? "") > (signInTime(one) ?? "") ? other : one;
}

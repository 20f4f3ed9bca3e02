import type { PathRule } from "./authoring.ts";
import { ACCOUNT_PATHS } from "./paths/account.ts";
import { CHAT_PATHS } from "./paths/chat.ts";
import { MARKETPLACE_PATHS } from "./paths/marketplace.ts";
import { MEETING_PATHS } from "./paths/meetings.ts";
import { PEOPLE_PATHS } from "./paths/people.ts";
import { PHONE_PATHS } from "./paths/phone.ts";
import { RECORDING_PATHS } from "./paths/recordings.ts";
import { REPORT_PATHS } from "./paths/reports.ts";
import { ROOM_PATHS } from "./paths/rooms.ts";

/**
 * Which class and permission each documented operation is about: the longest path that is a prefix decides.
 * What people made or what describes a person is Data; how things are set up, and who belongs where, is Metadata.
 * `assigns` marks what gives somebody else rights: roles, group administration, delegation.
 * `takes-over` marks what hands an identity or an app to whoever does it; `impersonates` what acts as it meanwhile.
 * `admin-only` marks what members cannot do to their own things, although a user-level scope is printed.
 */
export const PATH_RULES: readonly PathRule[] = [
  ...PEOPLE_PATHS,
  ...ACCOUNT_PATHS,
  ...MEETING_PATHS,
  ...RECORDING_PATHS,
  ...CHAT_PATHS,
  ...MARKETPLACE_PATHS,
  ...REPORT_PATHS,
  ...PHONE_PATHS,
  ...ROOM_PATHS,
];

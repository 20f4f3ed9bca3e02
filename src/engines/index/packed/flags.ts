import type { AccountNode } from "../../../derive/account-graph.ts";
import type { CoverageView } from "../../../derive/coverage-view.ts";
import { isUnreadState } from "../../../derive/grants/share-links.ts";

/** What is asked of many nodes and keys at once, a bit each. */
export const FLAGS = {
  /** Its status is another than `active`. */
  inactive: 1,
  /** A user whose record was not read to the end, or who has none: if there is a list of users that was not. */
  unreadUser: 2,
  /** A recording of a month that was not read to the end. */
  unreadRecording: 4,
  publicly: 8,
  internally: 16,
  /** A recording of which it was not read, or not to the end, how it is shared. */
  unreadShare: 32,
  /** There are sets that belong to it as to a group, as to a user. */
  group: 64,
  user: 128,
} as const;

/** The users' lists of `GET /users`. */
export const USER_EXTENTS = ["active", "inactive", "pending"] as const;

/** What a node's facts say of it; the two last flags come of relations too. */
export function flagsOf({ key, kind, properties, said }: AccountNode, coverage: CoverageView): number {
  const status = properties["status"];
  let flags = typeof status === "string" && status !== "active" ? FLAGS.inactive : 0;
  if (kind === "ZoomUser") {
    const extents = said.filter(({ section }) => section === "users").map(({ extent }) => extent);
    const isUnread = extents.length === 0 || extents.some((extent) => isUnreadList(coverage, extent));
    if (isUnread) flags |= FLAGS.unreadUser;
  }
  if (kind !== "ZoomRecording") return flags;
  if (said.some(({ section, extent }) => section === "recordings" && coverage.unread(section, extent)))
    flags |= FLAGS.unreadRecording;
  const share = properties["share_recording"];
  if (isUnreadState(coverage, key, share)) flags |= FLAGS.unreadShare;
  return flags | (share === "publicly" ? FLAGS.publicly : share === "internally" ? FLAGS.internally : 0);
}

function isUnreadList(coverage: CoverageView, extent: string): boolean {
  return extent === "" || (USER_EXTENTS.some((known) => known === extent) && coverage.unread("users", extent));
}

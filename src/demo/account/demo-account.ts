import type { PlantedCase } from "./planted-case.ts";

/**
 * The state of a demo account. It is mutable on purpose: a test renames a user, deletes a role or changes a scope
 * between two syncs, and the fake Zoom answers from what is here at the moment of each request.
 */
export interface DemoAccount {
  readonly seed: number;
  /** ISO 8601, UTC: the moment that "last seen" and "30 days ago" are counted from. */
  readonly now: string;
  id: string;
  name: string;
  users: DemoUser[];
  groups: DemoGroup[];
  roles: DemoRole[];
  apps: DemoApp[];
  recordings: DemoRecording[];
  /** Members that a role's list names though their own record names another role. */
  extraRoleMembers: { roleId: string; userId: string }[];
  /** Who authorized an app: app id to e-mail. Zoom shows it nowhere, so it goes into the configuration. */
  authorizers: Record<string, string>;
  /** Facts with known answers that were put into the account. */
  planted: readonly PlantedCase[];
}

export type DemoUserStatus = "active" | "inactive" | "pending";

export interface DemoUser {
  /** Null for a pending invitation: Zoom gives it no id yet. */
  id: string | null;
  email: string;
  firstName: string;
  lastName: string;
  department: string | null;
  status: DemoUserStatus;
  /** 1 Basic, 2 Licensed, 4 Unassigned without Meetings Basic, 99 None. */
  type: 1 | 2 | 4 | 99;
  roleId: string;
  groupIds: string[];
  verified: boolean;
  timezone: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Null when the user never signed in. */
  lastLoginAt: string | null;
  clientVersion: string | null;
  employeeId: string | null;
}

export interface DemoGroup {
  id: string;
  name: string;
  /** Zoom names administrators by e-mail and name only. */
  admins: { email: string; name: string }[];
}

export interface DemoRole {
  id: string;
  name: string;
  description: string;
  privileges: string[];
  /** Only privileges that are limited to groups have an entry; Zoom's samples show null as a group. */
  privilegeScopes: { privilege: string; groupIds: (string | null)[] }[];
}

export type AppList = "account_added" | "approved_apps" | "public" | "account_created" | "restricted_apps";

export interface DemoApp {
  id: string;
  name: string;
  description: string;
  type: "ZoomApp" | "ChatBotApp" | "OAuthApp" | "GeneralApp";
  /** 1 managed by administrators, 2 by users. */
  usage: 1 | 2;
  status: "PUBLISHED" | "UNPUBLISHED" | "SHARABLE";
  developer: "THIRD_PARTY" | "ZOOM" | "INTERNAL";
  /** Null when Zoom returns none in the detail. */
  scopes: string[] | null;
  lists: AppList[];
  approval: { type: "forAllUser" | "forSpecificUser"; approverId: string; at: string; closed: boolean } | null;
}

export type ShareState = "publicly" | "internally" | "none";

export interface DemoRecordingFile {
  id: string;
  fileType: "MP4" | "M4A" | "CHAT" | "TRANSCRIPT";
  recordingType: string;
  /** Bytes. */
  size: number;
}

export interface DemoRecording {
  uuid: string;
  meetingId: number;
  hostId: string;
  topic: string;
  /** ISO 8601, UTC. */
  startTime: string;
  /** Minutes. */
  duration: number;
  files: DemoRecordingFile[];
  share: ShareState;
  /** Whether signing in is needed to view it. */
  authentication: boolean;
  /** Whether a passcode is set. */
  passcode: boolean;
  viewerDownload: boolean;
}

import { CAST } from "./cast.ts";
import type { AppList, DemoApp } from "./demo-account.ts";
import { type Ids, Random } from "./random.ts";

/** A scope that no page of Zoom's names. */
export const UNKNOWN_SCOPE = "hologram_studio:read:list_scenes:admin";

const DAY = 86_400_000;
const USERS_PER_EXTRA_APP = 400;

interface Declared extends Pick<DemoApp, "name" | "description" | "type" | "usage" | "status" | "developer"> {
  readonly scopes: string;
  readonly lists: readonly AppList[];
  /** E-mail of who authorized it, where somebody wrote that down. */
  readonly authorizer?: string;
}

/** A published app of somebody else's that administrators manage: the usual case. */
const USUAL = { type: "OAuthApp", usage: 1, status: "PUBLISHED", developer: "THIRD_PARTY" } as const;
const INTERNAL = { type: "GeneralApp", usage: 1, status: "UNPUBLISHED", developer: "INTERNAL" } as const;
const INSTALLED = ["account_added", "approved_apps"] as const;

const DECLARED: readonly Declared[] = [
  {
    ...USUAL,
    name: "Minutely Notetaker",
    description: "Writes the minutes of meetings.",
    scopes:
      "user:read:admin user:write:admin meeting:read:admin recording:read:admin recording:write:admin chat_message:read:admin",
    lists: INSTALLED,
    authorizer: CAST.owner.email,
  },
  {
    ...INTERNAL,
    name: "Staff Directory Sync",
    description: "Brings names and departments from the personnel system.",
    scopes:
      "user:read:list_users:admin user:read:user:admin user:update:user:admin group:read:list_groups:admin group:read:list_members:admin",
    lists: ["account_added", "account_created"],
    authorizer: CAST.helpdeskBerlin.email,
  },
  {
    ...USUAL,
    name: "Front Desk Kiosk",
    description: "Checks visitors in.",
    scopes: "user:read:admin room:read:admin",
    lists: ["account_added"],
    authorizer: CAST.inactiveAdmin.email,
  },
  {
    ...USUAL,
    name: "Calendar Bridge",
    description: "Puts your meetings into your calendar.",
    usage: 2,
    scopes: "meeting:read:meeting meeting:read:list_meetings meeting:write:meeting user:read:user",
    lists: ["approved_apps"],
    authorizer: CAST.bystander.email,
  },
  {
    ...USUAL,
    name: "Recording Vault",
    description: "Keeps copies of recordings for seven years.",
    type: "GeneralApp",
    scopes:
      "cloud_recording:read:list_user_recordings:admin cloud_recording:read:list_recording_files:admin user:read:list_users:admin",
    lists: INSTALLED,
  },
  {
    ...USUAL,
    name: "Call Quality Lens",
    description: "Shows how telephone calls sounded.",
    scopes: "phone:read:admin phone_call_log:read:admin dashboard:read:admin",
    lists: INSTALLED,
  },
  {
    ...INTERNAL,
    name: "Studio Link",
    description: "Drives the stage of the town hall.",
    scopes: `meeting:read:admin ${UNKNOWN_SCOPE}`,
    lists: ["account_added", "account_created"],
  },
  {
    ...INTERNAL,
    name: "Warehouse Export",
    description: "Loads usage reports into the data warehouse.",
    scopes: "report:read:admin dashboard:read:admin user:read:admin",
    lists: ["account_added", "account_created"],
  },
  {
    ...USUAL,
    name: "Poll Party",
    description: "Polls in channels.",
    type: "ChatBotApp",
    scopes: "imchat:bot",
    lists: INSTALLED,
  },
  {
    ...USUAL,
    name: "Whiteboard Courier",
    description: "Sends whiteboards where you need them.",
    usage: 2,
    scopes: "whiteboard:read whiteboard_export:write user:read",
    lists: ["approved_apps"],
  },
  {
    ...USUAL,
    name: "Event Registrar",
    description: "Registers people for webinars.",
    scopes: "webinar:read:admin webinar:write:admin user:read:admin",
    lists: INSTALLED,
  },
  {
    ...USUAL,
    name: "Focus Timer",
    description: "A timer inside your meeting.",
    type: "ZoomApp",
    developer: "ZOOM",
    usage: 2,
    scopes: "zoomapp:inmeeting user:read:user meeting:read:meeting",
    lists: ["approved_apps", "public"],
  },
  {
    ...INTERNAL,
    name: "Rota Planner",
    description: "Shared with another account of the house while it is tried.",
    status: "SHARABLE",
    scopes: "user:read:admin group:read:admin",
    lists: ["account_created"],
  },
  {
    ...INTERNAL,
    name: "Access Review Reader",
    description: "Reads who may do what, and changes nothing.",
    scopes:
      "user:read:list_users:admin group:read:list_groups:admin group:read:list_members:admin group:read:administrator:admin " +
      "role:read:list_roles:admin role:read:role:admin role:read:list_members:admin marketplace:read:list_apps:admin marketplace:read:app:admin " +
      "account:read:settings:admin cloud_recording:read:list_account_recordings:admin cloud_recording:read:recording_settings:admin",
    lists: ["account_added", "account_created"],
    authorizer: CAST.owner.email,
  },
];

const EXTRA_NOUNS = [
  "Survey",
  "Roster",
  "Ticket",
  "Lesson",
  "Caption",
  "Survey Desk",
  "Badge",
  "Shift",
  "Pledge",
  "Queue",
];
const EXTRA_KINDS = ["Relay", "Helper", "Mirror", "Board", "Beacon"];
const EXTRA_SCOPES = [
  "meeting:read:admin meeting:write:admin",
  "meeting:read:list_meetings:admin user:read:list_users:admin",
  "user:read meeting:read",
  "user:read:user meeting:read:meeting",
  "team_chat:read:list_user_channels:admin team_chat:read:list_user_messages:admin",
  "recording:read",
  "group:read:admin user:read:admin",
  "phone:read:list_users:admin",
];

/** The apps of the account; larger accounts have more of them. */
export function makeApps(
  seed: number,
  ids: Ids,
  now: number,
  users: number,
): { apps: DemoApp[]; authorizers: Record<string, string> } {
  const authorizers: Record<string, string> = {};
  const random = new Random(seed, "apps");
  const declared = [...DECLARED, ...extraApps(random, Math.min(120, Math.floor(users / USERS_PER_EXTRA_APP)))];
  const present = new Set(
    Object.values(CAST)
      .slice(0, users)
      .map((member) => member.email),
  );
  const approverId = ids.id(`user ${CAST.owner.email}`);
  const apps = declared.map(({ authorizer, scopes, lists, ...rest }): DemoApp => {
    const id = ids.id(`app ${rest.name}`);
    if (authorizer !== undefined && present.has(authorizer)) authorizers[id] = authorizer;
    const at = `${new Date(now - random.int(10, 900) * DAY).toISOString().slice(0, 19)}Z`;
    const approval = lists.includes("approved_apps")
      ? {
          type: rest.usage === 1 ? ("forAllUser" as const) : ("forSpecificUser" as const),
          approverId,
          at,
          closed: random.chance(0.1),
        }
      : null;
    return { id, ...rest, scopes: scopes.split(" "), lists: [...lists], approval };
  });
  return { apps, authorizers };
}

function extraApps(random: Random, count: number): Declared[] {
  return Array.from({ length: count }, (_, index) => ({
    ...USUAL,
    name: `${random.pick(EXTRA_NOUNS)} ${random.pick(EXTRA_KINDS)} ${index + 1}`,
    description: "One of many.",
    usage: random.weighted<1 | 2>([
      [1, 1],
      [2, 2],
    ]),
    scopes: random.pick(EXTRA_SCOPES),
    lists: random.weighted<readonly AppList[]>([
      [INSTALLED, 3],
      [["account_added"], 1],
      [["approved_apps"], 2],
    ]),
  }));
}

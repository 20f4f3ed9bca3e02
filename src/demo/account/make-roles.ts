import type { DemoRole } from "./demo-account.ts";
import type { DemoGroups } from "./make-groups.ts";
import type { Ids } from "./random.ts";

/** A privilege that no page of Zoom's names. */
export const UNKNOWN_PRIVILEGE = "HologramStudio:Edit";

/** `User+` stands for `User:Read` and `User:Edit`, `User` for `User:Read`, `User:Edit` for itself. */
function codes(text: string): string[] {
  return text.split(" ").flatMap((word) => {
    if (word.endsWith("+")) return [`${word.slice(0, -1)}:Read`, `${word.slice(0, -1)}:Edit`];
    return [word.includes(":") ? word : `${word}:Read`];
  });
}

const ADMIN = codes(
  "User+ UserAdvanced+ Role Group+ AccountProfile+ AccountSetting+ Security+ SingleSignOn+ Branding+ Integration+ MarketPlace+ " +
    "BillingSubscription BillingInformation Recording+ RecordingContent MeetingConnector+ WebinarSetting+ ScheduleTrackingFields+ " +
    "Dashboard DashboardHome DashboardMeetings DashboardWebinars DashboardZR DashboardCRC DashboardIM UsageReport UserActivitiesReport " +
    "IMChatHistory NewIMChatHistory+ IMGroups+ IMSetting+ ChatChannel+ ChatMessage PbxAdmin+ SipPhone+ ZoomRooms+ DigitalSignage+ " +
    "RoomConnector+ CalendarIntegration+ MobileDeviceManagement+ WhiteboardManagement+ DataRequest",
);
const OWNER = [
  ...ADMIN,
  ...codes("Role:Edit SubAccount+ BillingSubscription:Edit BillingInformation:Edit ZoomDevelopers+ ChatMessage:Edit"),
];

/** Custom roles, the share of users that hold them in thousandths, and the sites that they are limited to. */
const CUSTOM: readonly {
  readonly name: string;
  readonly description: string;
  readonly privileges: string[];
  readonly perThousand: number;
  /** Sites whose groups limit every privilege but `Group:Read`. */
  readonly sites?: readonly string[];
}[] = [
  {
    name: "Helpdesk",
    description: "First line: looks people up, resets settings and passwords.",
    privileges: codes("User+ Group"),
    perThousand: 8,
  },
  {
    name: "Helpdesk Berlin",
    description: "The same for the Berlin office alone.",
    privileges: codes("User+ Group"),
    perThousand: 0,
    sites: ["Berlin"],
  },
  {
    name: "Site Admin Americas",
    description: "Looks after the users, rooms and recordings of two offices.",
    privileges: codes("User+ Group Recording ZoomRooms"),
    perThousand: 3,
    sites: ["Toronto", "São Paulo"],
  },
  {
    name: "User Admin",
    description: "Joiners, movers and leavers, with their roles and groups.",
    privileges: codes("User+ Group+ Role+"),
    perThousand: 4,
  },
  {
    name: "Recording Auditor",
    description: "Finds and opens recordings of any user.",
    privileges: codes("User Recording RecordingContent"),
    perThousand: 3,
  },
  {
    name: "App Manager",
    description: "Approves and removes Marketplace apps.",
    privileges: codes("MarketPlace+ Integration"),
    perThousand: 3,
  },
  {
    name: "Billing",
    description: "Plans, seats and invoices.",
    privileges: codes("BillingSubscription+ BillingInformation+"),
    perThousand: 3,
  },
  {
    name: "Phone Admin",
    description: "Numbers, queues and call handling.",
    privileges: codes("PbxAdmin+ SipPhone User"),
    perThousand: 4,
  },
  {
    name: "Reporting Analyst",
    description: "Reports and dashboards, to read.",
    privileges: codes("UsageReport UserActivitiesReport Dashboard DashboardHome DashboardMeetings DashboardWebinars"),
    perThousand: 5,
  },
  {
    name: "Chat Compliance",
    description: "Legal holds and the history of chats.",
    privileges: codes("NewIMChatHistory+ ChatMessage ChatChannel IMSetting"),
    perThousand: 2,
  },
  {
    name: "Security Auditor",
    description: "Reads settings, roles and sign-in rules.",
    privileges: codes("User Group Role AccountSetting AccountProfile Security SingleSignOn"),
    perThousand: 3,
  },
  {
    name: "Access Review Connector",
    description: "What an app needs that reads this account for an access review.",
    privileges: codes("User Group Role AccountSetting MarketPlace Recording"),
    perThousand: 0,
  },
  {
    name: "Preview Lab",
    description: "Tries features before everybody has them.",
    privileges: [...codes("ZoomRooms DigitalSignage"), UNKNOWN_PRIVILEGE],
    perThousand: 2,
  },
];

export interface DemoRoles {
  readonly all: DemoRole[];
  idOf(name: string): string;
  /** Role ids of ordinary users with their weights. */
  readonly shares: readonly (readonly [string, number])[];
}

/** The three built-in roles and the custom ones. */
export function makeRoles(ids: Ids, groups: DemoGroups): DemoRoles {
  const all: DemoRole[] = [
    builtIn("0", "Owner", "Account owner: all privileges, which cannot be changed.", OWNER),
    builtIn("1", "Admin", "Administrator: manages users and account settings.", ADMIN),
    builtIn("2", "Member", "Member: no administrative privileges.", []),
  ];
  const shares: [string, number][] = [];
  for (const { name, description, privileges, perThousand, sites } of CUSTOM) {
    const id = `R${ids.id(`role ${name}`)}`;
    const groupIds = (sites ?? []).map((site) => groups.bySite.get(site)?.id ?? null);
    const limited = sites === undefined ? [] : privileges.filter((code) => code !== "Group:Read");
    const privilegeScopes = limited.map((privilege) => ({ privilege, groupIds: [...groupIds] }));
    all.push({ id, name, description, privileges: [...privileges], privilegeScopes });
    shares.push([id, perThousand]);
  }
  // Zoom's own sample shows [null]: a privilege that is limited to no group at all.
  all
    .find((role) => role.name === "Preview Lab")
    ?.privilegeScopes.push({ privilege: "ZoomRooms:Read", groupIds: [null] });
  const rest = 1000 - 2 - shares.reduce((sum, [, weight]) => sum + weight, 0);
  return {
    all,
    idOf: (name) => all.find((role) => role.name === name)?.id ?? "2",
    shares: [["2", rest], ["1", 2], ...shares],
  };
}

function builtIn(id: string, name: string, description: string, privileges: readonly string[]): DemoRole {
  return { id, name, description, privileges: [...privileges], privilegeScopes: [] };
}

import { fromSource, type ListDecision, type NeedRule, type Needs } from "./authoring.ts";
import { PRODUCT_NEEDS } from "./needs/products.ts";

const edit = (area: string): Needs => [[`${area}:Edit`]];
const read = (area: string): Needs => [[`${area}:Read`]];
/** No role opens it: only the owner, or each member for what is its own. */
const NO_ROLE: Needs = [];

const ROLES = "Zoom, Roles: prerequisites name the owner and users with role management permissions; privileges page";
const RECORDINGS = "Zoom privileges page: Recording is the management, RecordingContent the content of recordings";
const BILLING = "Sibling operations of Zoom OpenAPI: Billing list SubAccount:Read and SubAccount:Edit";
const OWN_ONLY = "Zoom OpenAPI lists user-level scopes only: it is done to one's own";
const SIBLINGS = "Sibling operations of the same document list it";

/**
 * What the operations need whose documents list no privilege. The longest prefix decides; the methods that change
 * something need `write`. An operation that nothing here covers keeps `null`: then nobody can say who may do it.
 */
export const NEED_RULES: readonly NeedRule[] = [
  ...fromSource<NeedRule>(ROLES, [
    { path: "/roles", read: read("Role"), write: edit("Role"), evidence: "hand-written" },
    {
      path: "/groups/{}/members",
      read: read("Group"),
      write: edit("Group"),
      evidence: "hand-written",
      source: SIBLINGS,
    },
    { path: "/users", read: read("User"), write: edit("User"), evidence: "hand-written", source: SIBLINGS },
    {
      path: "/accounts/{}/owner",
      read: null,
      write: edit("SubAccount"),
      evidence: "assumed",
      source: "Zoom OpenAPI: Accounts asks for master account privileges; own ownership is the portal's row",
    },
    {
      path: "/information_barriers",
      read: read("Informationbarriers"),
      write: edit("Informationbarriers"),
      evidence: "assumed",
      source: "The privilege of that name is assignable (public list); no other one governs the page",
    },
    {
      path: "/contacts/groups",
      read: read("IMGroups"),
      write: edit("IMGroups"),
      evidence: "assumed",
      source: "Contact groups replaced IM directory groups, whose privilege is IMGroups",
    },
    {
      path: "/im/groups",
      read: read("IMGroups"),
      write: edit("IMGroups"),
      evidence: "hand-written",
      source: "Zoom privileges page: IMGroups governs IM directory groups",
    },
  ]),
  ...fromSource<NeedRule>(RECORDINGS, [
    { path: "/accounts/me/recordings", read: read("Recording"), write: null, evidence: "assumed" },
    { path: "/meetings/{}/recordings", read: read("Recording"), write: edit("Recording"), evidence: "hand-written" },
    {
      path: "/meetings/{}/recordings/settings",
      read: [["Recording:Read"], ["RecordingContent:Read"]],
      write: [["Recording:Edit", "RecordingContent:Read"]],
      evidence: "hand-written",
      source:
        "Zoom OpenAPI: Meetings, the two operations' text: needs view recording content, and recording editing to write",
    },
    {
      path: "/meetings/{}/transcript",
      read: read("RecordingContent"),
      write: edit("Recording"),
      evidence: "assumed",
      source: "The transcript is content: as playing and deleting a recording",
    },
    { path: "/archive_files", read: read("Recording"), write: edit("Recording"), evidence: "hand-written" },
    {
      path: "/past_meetings/{}/archive_files",
      read: read("Recording"),
      write: edit("Recording"),
      evidence: "assumed",
      source: "GET and PATCH /archive_files list Recording:Read and Recording:Edit",
    },
  ]),
  ...fromSource<NeedRule>(BILLING, [
    { path: "/accounts/{}/billing", read: read("SubAccount"), write: edit("SubAccount"), evidence: "assumed" },
    { path: "/accounts/{}/plans", read: read("SubAccount"), write: edit("SubAccount"), evidence: "assumed" },
    { path: "/accounts/billing", read: read("SubAccount"), write: edit("SubAccount"), evidence: "assumed" },
    { path: "/api/download/billing", read: read("SubAccount"), write: null, evidence: "assumed" },
    { path: "/billing/invoices", read: read("SubAccount"), write: null, evidence: "assumed" },
  ]),
  ...PRODUCT_NEEDS,
  ...fromSource<NeedRule>(OWN_ONLY, [
    { path: "/app/notifications", read: null, write: NO_ROLE, evidence: "assumed" },
    { path: "/chat/channel/message/events", read: null, write: NO_ROLE, evidence: "assumed" },
    { path: "/chat/messages", read: NO_ROLE, write: NO_ROLE, evidence: "assumed" },
    { path: "/chat/reminder", read: NO_ROLE, write: null, evidence: "assumed" },
    { path: "/chat/users/me/contacts", read: NO_ROLE, write: null, evidence: "assumed" },
    { path: "/im/users/me/chat/messages", read: null, write: NO_ROLE, evidence: "assumed" },
  ]),
];

const LISTS = "Zoom OpenAPI lists both; decided here";

/** What several codes in one list amount to. A list that is not here fails the build. */
export const LIST_DECISIONS: readonly ListDecision[] = fromSource<ListDecision>(LISTS, [
  // Read and Edit of one area: Edit for writes, either for reads (Edit includes Read).
  {
    codes: ["SubAccount:Edit", "SubAccount:Read"],
    read: read("SubAccount"),
    write: edit("SubAccount"),
    evidence: "hand-written",
  },
  {
    codes: ["ZoomRooms:Edit", "ZoomRooms:Read"],
    read: read("ZoomRooms"),
    write: edit("ZoomRooms"),
    evidence: "hand-written",
  },
  // The account's settings page is reached by its profile page: both.
  {
    codes: ["AccountProfile:Edit", "AccountSetting:Edit"],
    write: [["AccountProfile:Edit", "AccountSetting:Edit"]],
    evidence: "hand-written",
    source: "Zoom OpenAPI: Accounts; privileges page: profile and settings are two privileges of one page",
  },
  // Two products' administrators reach the same list.
  {
    codes: ["EngagementSurvey:Read", "Survey:Read"],
    read: [["EngagementSurvey:Read"], ["Survey:Read"]],
    evidence: "assumed",
  },
  {
    codes: ["MobileDeviceManagement:Read", "PbxAdmin:Read"],
    read: [["MobileDeviceManagement:Read"], ["PbxAdmin:Read"]],
    evidence: "assumed",
  },
  {
    codes: ["MobileDeviceManagement:Edit", "PbxAdmin:Edit"],
    write: [["MobileDeviceManagement:Edit"], ["PbxAdmin:Edit"]],
    evidence: "assumed",
  },
  // The calendar belongs to the rooms page and to the calendar page: whether one of the two is enough nothing tells.
  {
    codes: ["CalendarIntegration:Edit", "ZoomRooms:Edit"],
    write: null,
    evidence: null,
    source: "Zoom OpenAPI: Rooms lists both, and does not say whether one is enough",
  },
  // A room's administrator, or somebody acting for a sub account.
  {
    codes: ["SubAccount:Edit", "SubAccount:Read", "ZoomRooms:Edit"],
    write: [["ZoomRooms:Edit"], ["SubAccount:Edit"]],
    evidence: "assumed",
  },
]);

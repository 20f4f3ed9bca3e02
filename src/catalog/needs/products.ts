import { fromSource, type NeedRule, type Needs } from "../authoring.ts";

const edit = (area: string): Needs => [[`${area}:Edit`]];
const read = (area: string): Needs => [[`${area}:Read`]];

const PHONE = "Zoom OpenAPI: Phone asks for account owner or admin permissions; the privilege for them is PbxAdmin";
const ROOMS = "Zoom OpenAPI: Rooms asks for owner or Zoom Rooms admin permissions; sibling operations list ZoomRooms";
const WORKSPACES = "Sibling operations of Zoom OpenAPI: Rooms list WorkspacesManagement";
const CHAT = "Zoom OpenAPI: Team Chat asks for a role with the Edit permission; sibling operations list the privilege";
const MARKETPLACE = "Building apps is what the developer privileges govern (privileges page)";
const DASHBOARD = "Sibling operations of Zoom OpenAPI: Accounts list the tab's privilege";
const REPORTS = "All other /report operations list UsageReport:Read";

/** What operations of single products need, where their documents list no privilege. */
export const PRODUCT_NEEDS: readonly NeedRule[] = [
  ...fromSource<NeedRule>(PHONE, [
    { path: "/phone", read: read("PbxAdmin"), write: edit("PbxAdmin"), evidence: "hand-written" },
    {
      path: "/phone/sms_campaigns",
      read: [["SmsCampaigns:Read"], ["PbxAdmin:Read"]],
      write: [["SmsCampaigns:Edit"], ["PbxAdmin:Edit"]],
      evidence: "assumed",
      source: "The Phone document of August 2026 lists SmsCampaigns on consent operations",
    },
    {
      path: "/phone/user/{}/sms_campaigns",
      read: [["SmsCampaigns:Read"], ["PbxAdmin:Read"]],
      write: [["SmsCampaigns:Edit"], ["PbxAdmin:Edit"]],
      evidence: "assumed",
      source: "The Phone document of August 2026 lists SmsCampaigns on consent operations",
    },
  ]),
  ...fromSource<NeedRule>(ROOMS, [
    { path: "/rooms", read: read("ZoomRooms"), write: edit("ZoomRooms"), evidence: "hand-written" },
    {
      path: "/rooms/calendar",
      read: [["CalendarIntegration:Read"], ["ZoomRooms:Read"]],
      // Of its writes only the sync names privileges, two of them: which of the two, or both, is not told.
      write: null,
      evidence: "assumed",
      source: "PUT /rooms/calendar/services/{serviceId}/sync lists CalendarIntegration:Edit and ZoomRooms:Edit",
    },
    {
      path: "/rooms/digital_signage",
      read: read("DigitalSignage"),
      write: edit("DigitalSignage"),
      evidence: "hand-written",
      source: "The other signage operations list DigitalSignage",
    },
    {
      path: "/h323/devices",
      read: read("RoomConnector"),
      write: edit("RoomConnector"),
      evidence: "hand-written",
      source: "Zoom privileges page: RoomConnector governs H.323/SIP devices",
    },
    {
      path: "/crc",
      read: read("RoomConnector"),
      write: edit("RoomConnector"),
      evidence: "hand-written",
      source: "All other operations of Zoom OpenAPI: CRC list RoomConnector",
    },
  ]),
  ...fromSource<NeedRule>(WORKSPACES, [
    {
      path: "/workspaces",
      read: read("WorkspacesManagement"),
      write: edit("WorkspacesManagement"),
      evidence: "hand-written",
    },
  ]),
  ...fromSource<NeedRule>(CHAT, [
    { path: "/chat/channels", read: read("ChatChannel"), write: edit("ChatChannel"), evidence: "hand-written" },
    {
      path: "/chat/channels/{}/pinned",
      read: read("ChatMessage"),
      write: edit("ChatMessage"),
      evidence: "assumed",
    },
    {
      path: "/chat/emoji",
      read: read("IMSetting"),
      write: edit("IMSetting"),
      evidence: "assumed",
      source: "Zoom privileges page: IMSetting governs the account's Team Chat settings",
    },
    { path: "/chat/migration", read: read("ChatChannel"), write: edit("ChatChannel"), evidence: "hand-written" },
    { path: "/chat/spaces", read: read("ChatChannel"), write: edit("ChatChannel"), evidence: "hand-written" },
    {
      path: "/chat/users/{}/channels",
      read: read("ChatChannel"),
      write: edit("ChatChannel"),
      evidence: "hand-written",
    },
    { path: "/chat/users/{}/events", read: null, write: edit("ChatMessage"), evidence: "assumed" },
    { path: "/chat/users/{}/files", read: null, write: edit("ChatMessage"), evidence: "hand-written" },
    {
      path: "/chat/users/{}/messages",
      read: read("ChatMessage"),
      write: edit("ChatMessage"),
      evidence: "hand-written",
    },
    {
      path: "/report/chat/sessions",
      read: [["IMChatHistory:Read"], ["NewIMChatHistory:Read"]],
      write: null,
      evidence: "assumed",
      source: "Zoom OpenAPI: Team Chat asks for report chat permissions; the chat history privileges open that page",
    },
  ]),
  ...fromSource<NeedRule>(MARKETPLACE, [
    { path: "/marketplace/apps", read: read("ZoomDevelopers"), write: edit("ZoomDevelopers"), evidence: "assumed" },
    {
      path: "/marketplace/apps/{}/deeplink",
      read: null,
      write: edit("MarketPlace"),
      evidence: "assumed",
      source: "Its only scope is marketplace_app:write:admin, which goes with MarketPlace:Edit elsewhere",
    },
    {
      path: "/marketplace/app/custom_fields",
      read: read("MarketPlace"),
      write: null,
      evidence: "assumed",
      source: "GET /marketplace/apps lists MarketPlace:Read",
    },
    {
      path: "/zoomapp/deeplink",
      read: null,
      write: edit("MarketPlace"),
      evidence: "assumed",
      source: "As POST /marketplace/apps/{appId}/deeplink",
    },
    {
      path: "/marketplace/app/event_subscription",
      read: null,
      write: null,
      evidence: null,
      source: "Called with an app's own token: no scope and no privilege is documented",
    },
  ]),
  ...fromSource<NeedRule>(DASHBOARD, [
    { path: "/metrics/client", read: read("DashboardHome"), write: null, evidence: "hand-written" },
    { path: "/metrics/client_versions", read: read("DashboardHome"), write: null, evidence: "assumed" },
    { path: "/metrics/meetings", read: read("DashboardMeetings"), write: null, evidence: "hand-written" },
    { path: "/metrics/webinars", read: read("DashboardWebinars"), write: null, evidence: "hand-written" },
  ]),
  ...fromSource<NeedRule>(REPORTS, [
    { path: "/report", read: read("UsageReport"), write: null, evidence: "hand-written" },
  ]),
  ...fromSource<NeedRule>(
    "Zoom OpenAPI: Rooms names neither privilege nor role for visitors, nor does any other page",
    [{ path: "/visitor", read: null, write: null, evidence: null }],
  ),
];

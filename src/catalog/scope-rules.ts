import type { MethodShape } from "./authoring.ts";

/** What a scope that no operation shows opens, read off its grammar: its product names the class, its verb the permission. */
export interface ScopeRule {
  readonly product: string;
  /** Only scopes whose object holds this text; the first rule that fits decides. */
  readonly object?: string;
  readonly opens: readonly { readonly class: string; readonly as: MethodShape }[];
  /** Reading it is reading content. */
  readonly content?: true;
  /** The verb does not say what happens: exporting is written `write`. */
  readonly verb?: "read";
}

type Row = readonly [product: string, className: string, as: MethodShape, content?: "content"];

const ONE_CLASS: readonly Row[] = [
  ["apiconnector", "RoomConnector", "metadata"],
  ["calendar", "Calendar", "data", "content"],
  ["clinical_note", "ClinicalNote", "data", "content"],
  ["clips", "Clip", "data", "content"],
  ["contact_center_asset_library", "ContactCenterSetting", "metadata"],
  ["contact_center_attachment", "ContactCenterEngagement", "data", "content"],
  ["contact_center_contact", "ContactCenterContact", "data"],
  ["contact_center_disposition", "ContactCenterSetting", "metadata"],
  ["contact_center_engagement", "ContactCenterEngagement", "data", "content"],
  ["contact_center_flow", "ContactCenterSetting", "metadata"],
  ["contact_center_inbox", "ContactCenterSetting", "metadata"],
  ["contact_center_messaging", "ContactCenterEngagement", "data", "content"],
  ["contact_center_note", "ContactCenterEngagement", "data", "content"],
  ["contact_center_operating_hours", "ContactCenterSetting", "metadata"],
  ["contact_center_operation_logs", "ContactCenterReport", "data"],
  ["contact_center_outbound_campaign", "ContactCenterSetting", "metadata"],
  ["contact_center_outbound_campaign_contactlist", "ContactCenterContact", "data"],
  ["contact_center_outbound_campaign_contacts", "ContactCenterContact", "data"],
  ["contact_center_preference", "ContactCenterSetting", "metadata"],
  ["contact_center_queue", "ContactCenterSetting", "metadata"],
  ["contact_center_recording", "ContactCenterRecording", "data", "content"],
  ["contact_center_region", "ContactCenterSetting", "metadata"],
  ["contact_center_report", "ContactCenterReport", "data"],
  ["contact_center_role", "ContactCenterRole", "metadata"],
  ["contact_center_routing_profile", "ContactCenterSetting", "metadata"],
  ["contact_center_skill", "ContactCenterUser", "metadata"],
  ["contact_center_sms", "ContactCenterEngagement", "data", "content"],
  ["contact_center_team", "ContactCenterUser", "metadata"],
  ["contact_center_user", "ContactCenterUser", "metadata"],
  ["contact_center_user_template", "ContactCenterUser", "metadata"],
  ["contact_center_variable", "ContactCenterSetting", "metadata"],
  ["contact_center_variable_log", "ContactCenterReport", "data"],
  ["contact_center_voice_call", "ContactCenterEngagement", "data", "content"],
  ["crc_account", "RoomConnector", "metadata"],
  ["crc_rooms", "RoomConnector", "metadata"],
  ["dashboard", "Dashboard", "data"],
  ["dialer", "AutoDialer", "data"],
  ["docs", "Document", "data", "content"],
  ["docs_file_uploads", "Document", "data"],
  ["docs_import", "Document", "data"],
  ["h323", "RoomConnector", "metadata"],
  ["imgroup", "ContactGroup", "metadata"],
  ["information_barriers", "InformationBarrier", "metadata"],
  ["iq_account", "RevenueTeam", "metadata"],
  ["iq_coaching", "Conversation", "data", "content"],
  ["iq_comment", "Conversation", "part of data", "content"],
  ["iq_conversation", "Conversation", "data", "content"],
  ["iq_deal", "Deal", "data"],
  ["iq_playlist", "RevenueTeam", "data"],
  ["iq_team", "RevenueTeam", "metadata"],
  ["mail", "Mail", "data", "content"],
  ["marketplace_app", "App", "metadata"],
  ["meeting_summary", "MeetingSummary", "data", "content"],
  ["number_management_numbers", "PhoneNumber", "metadata"],
  ["pac", "Tsp", "metadata"],
  ["phone_call_log", "PhoneCallLog", "data"],
  ["phone_peering", "PhoneNumber", "metadata"],
  ["phone_sms", "PhoneMessage", "data", "content"],
  ["phone_voicemail", "PhoneVoicemail", "data", "content"],
  ["qm_evaluations", "QualityManagement", "data", "content"],
  ["qm_interactions", "QualityManagement", "data", "content"],
  ["report", "Report", "data"],
  ["role", "Role", "metadata"],
  ["scheduler", "Scheduler", "data"],
  ["sip_phone", "SipPhone", "metadata"],
  ["sip_trunk", "SipPhone", "metadata"],
  ["survey", "Survey", "data"],
  ["tasks", "Task", "data", "content"],
  ["tasks_assignee", "Task", "part of metadata"],
  ["tasks_collaborator", "Task", "part of metadata"],
  ["tasks_comment", "Task", "part of data", "content"],
  ["tracking_fields", "TrackingField", "metadata"],
  ["tsp", "Tsp", "metadata"],
  ["video_mgmt_channels", "Video", "metadata"],
  ["video_mgmt_file", "Video", "data"],
  ["video_mgmt_playlists", "Video", "metadata"],
  ["video_mgmt_videos", "Video", "data", "content"],
  ["webinar", "Webinar", "data"],
  ["whiteboard", "Whiteboard", "data"],
  ["whiteboard_collaborator", "Whiteboard", "part of metadata"],
  ["whiteboard_content", "Whiteboard", "data", "content"],
  ["whiteboard_file", "Whiteboard", "data"],
  ["whiteboard_import", "Whiteboard", "data"],
  ["whiteboard_project", "Whiteboard", "metadata"],
  ["whiteboard_project_collaborator", "Whiteboard", "part of metadata"],
  ["whiteboard_share_setting", "Whiteboard", "part of metadata"],
  ["workforce_management", "Workforce", "metadata"],
  ["zoom_commerce", "Commerce", "data"],
  ["zoom_events_access_links", "EventAttendee", "data"],
  ["zoom_events_attendee_actions", "EventAttendee", "data"],
  ["zoom_events_basic", "Event", "data"],
  ["zoom_events_coeditor", "Event", "part of metadata"],
  ["zoom_events_coeditors", "Event", "part of metadata"],
  ["zoom_events_email", "EventAttendee", "data"],
  ["zoom_events_exhibitors", "Event", "data"],
  ["zoom_events_file", "Event", "data"],
  ["zoom_events_hub", "Event", "metadata"],
  ["zoom_events_hubs", "Event", "metadata"],
  ["zoom_events_registrants", "EventAttendee", "data"],
  ["zoom_events_reports", "EventAttendee", "data"],
  ["zoom_events_sessions", "Event", "data"],
  ["zoom_events_speakers", "Event", "data"],
  ["zoom_events_ticket_types", "Event", "metadata"],
  ["zoom_events_tickets", "EventAttendee", "data"],
  ["zoom_events_vod_channels", "Event", "data"],
  ["zoom_events_vod_registration", "EventAttendee", "data"],
  ["zoom_events_vod_reports", "EventAttendee", "data"],
  ["zra", "RevenueTeam", "metadata"],
  ["zva", "KnowledgeBase", "data"],
  ["zva_report", "KnowledgeBase", "data"],
];

/** Scopes over several classes, and scopes whose verb does not say what they open. */
const SPECIAL: readonly ScopeRule[] = [
  { product: "contact_center", object: "role", opens: [{ class: "ContactCenterRole", as: "metadata" }] },
  { product: "contact_center", opens: [{ class: "ContactCenterUser", as: "metadata" }] },
  {
    product: "group",
    opens: [
      { class: "Group", as: "metadata" },
      { class: "GroupMember", as: "part of metadata" },
      { class: "GroupSetting", as: "part of metadata" },
    ],
  },
  {
    product: "phone",
    opens: [
      { class: "PhoneUser", as: "metadata" },
      { class: "PhoneSetting", as: "metadata" },
      { class: "PhoneQueue", as: "metadata" },
      { class: "PhoneNumber", as: "metadata" },
      { class: "PhoneDevice", as: "metadata" },
      { class: "PhoneRole", as: "metadata" },
      { class: "PhoneCallLog", as: "data" },
    ],
  },
  {
    product: "phone_recording",
    opens: [
      { class: "PhoneRecording", as: "data" },
      { class: "PhoneRecording", as: "part of metadata" },
    ],
    content: true,
  },
  {
    product: "recording",
    opens: [
      { class: "Recording", as: "data" },
      { class: "Recording", as: "part of metadata" },
    ],
    content: true,
  },
  {
    product: "user",
    opens: [
      { class: "User", as: "data" },
      { class: "UserSetting", as: "part of metadata" },
    ],
  },
  { product: "whiteboard_export", opens: [{ class: "Whiteboard", as: "data" }], content: true, verb: "read" },
];

/** Every product of scopes that no operation shows. */
export const SCOPE_RULES: readonly ScopeRule[] = [
  ...SPECIAL,
  ...ONE_CLASS.map(
    ([product, className, as, content]): ScopeRule => ({
      product,
      opens: [{ class: className, as }],
      ...(content === undefined ? {} : { content: true }),
    }),
  ),
];

/** Granular scopes that Zoom's scope pages name beside the documents: mostly of products whose documents are not read. */
export const EXTRA_GRANULAR_SCOPES: readonly string[] = [
  ...writeOut("clips:read", ["clip", "download_clip", "list_collaborator", "list_comments", "list_user_clips"]),
  ...writeOut("clips:read", ["transfer_task_status"]),
  ...writeOut("contact_center:read", ["inbox_user", "list_role_users", "list_roles", "list_skill_users"]),
  ...writeOut("contact_center:read", ["list_user_queues", "list_users", "role", "user", "user_device"]),
  ...writeOut("contact_center:read", ["user_templates"]),
  ...writeOut("docs:read", ["file", "list_children"]),
  ...writeOut("whiteboard:read", ["list_collaborators", "list_whiteboards", "whiteboard"]),
  ...writeOut("zra:read", ["indicator"]),
];

function writeOut(start: string, objects: readonly string[]): string[] {
  return objects.map((object) => `${start}:${object}:admin`);
}

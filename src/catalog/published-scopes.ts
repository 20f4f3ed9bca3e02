/** One product's part of Zoom's page of classic scopes; braces list the endings of one scope. */
export interface PublishedScopes {
  readonly product: string;
  readonly scopes: readonly string[];
}

/** Zoom's page of classic scopes, as published, spelling included: 436 scopes. */
export const PUBLISHED_SCOPES_SOURCE = "Zoom, OAuth scopes (classic)";

const PUBLISHED_SCOPES: readonly PublishedScopes[] = [
  {
    product: "Account",
    scopes: ["account:{master, read:admin, write:admin}", "data_request:{read:admin, write:admin}"],
  },
  { product: "Billing", scopes: ["billing:master"] },
  { product: "Calendar", scopes: ["calendar:{read, read:admin, write, write:admin}"] },
  {
    product: "Chat",
    scopes: [
      "chat:{read, read:admin, write, write:admin}",
      "chat_channel:{read, read:admin, read:member, write, write:admin}",
      "chat_contact:{read, write, write:admin}",
      "chat_event:{write, write:admin}",
      "chat_history_legal_hold:{read:admin, write:admin}",
      "chat_message:{read, read:admin, write, write:admin}",
      "chat_migration:{read:admin, write:admin}",
      "imchat:{bot, read:admin, write}",
    ],
  },
  { product: "Clips", scopes: ["clips:{read, read:admin, write, write:admin, read:master}"] },
  {
    product: "Conference Room Connector (CRC)",
    scopes: [
      "apiconnector:{master, read:admin, write:admin}",
      "crc:{master, read:admin}",
      "crc_account:{master, read:admin, write:admin}",
      "crc_rooms:{master, read:admin, write:admin}",
    ],
  },
  {
    product: "ContactCenter",
    scopes: [
      "contact_center_attachment:read:admin",
      "contact_center_flow:{write:admin, read:admin}",
      "contact_center_messaging:{read:admin, write:admin}",
      "contact_center_routing_profile:{write:admin, read:admin}",
      "contact_center_team:{read:admin, write:admin}",
      "contact_center_user_template:{read:admin, write:admin}",
      "contact_center_asset_library:{read:admin, write:admin}",
      "contact_center_contact:{read:admin, write:admin}",
      "contact_center_disposition:{read:admin, write:admin}",
      "contact_center_engagement:{read:admin, write:admin}",
      "contact_center_inbox:{read:admin, write:admin}",
      "contact_center_note:{read:admin, write}",
      "contact_center_operating_hours:{read:admin, write:admin}",
      "contact_center_operation_logs:read:admin",
      "contact_center_outbound_campaign:{delete:admin, read:admin, update:admin, write:admin}",
      "contact_center_outbound_campaign_contactlist:{read:admin, write:admin}",
      "contact_center_outbound_campaign_contacts:{read:admin, write:admin}",
      "contact_center_preference:{read:admin, write:admin}",
      "contact_center_queue:{read:admin, write:admin}",
      "contact_center_recording:{read, read:admin, write:admin}",
      "contact_center_region:{read:admin, write:admin}",
      "contact_center_report:read:admin",
      "contact_center_role:{read:admin, write:admin}",
      "contact_center_skill:{read:admin, write:admin}",
      "contact_center_sms:{master, read:admin, write:admin}",
      "contact_center_user:{read:admin, write:admin}",
      "contact_center_variable:{read:admin, write:admin}",
      "contact_center_variable_log:{read:admin, write:admin}",
      "contact_center_voice_call:{master, read:admin}",
    ],
  },
  { product: "Contacts", scopes: ["contact:{read, read:admin}"] },
  {
    product: "Dashboard",
    scopes: [
      "dashboard:{master, read:admin}",
      "dashboard_crc:read:admin",
      "dashboard_home:read:admin",
      "dashboard_im:read:admin",
      "dashboard_meetings:read:admin",
      "dashboard_webinars:read:admin",
      "dashboard_zr:read:admin",
    ],
  },
  { product: "Device", scopes: ["device:{read:admin, write:admin}"] },
  { product: "Devices (H323)", scopes: ["h323:{master, read:admin, write:admin}"] },
  {
    product: "Docs",
    scopes: [
      "docs:{delete, delete:admin, read:admin, write:admin, read, write}",
      "docs_file_uploads:{write, write:admin}",
      "docs_import:{read, read:admin, write, write:admin}",
    ],
  },
  { product: "Group", scopes: ["group:{master, read:admin, write:admin}"] },
  {
    product: "IM Group",
    scopes: ["contact_group:{read:admin, write:admin}", "imgroup:{master, read:admin, write:admin}"],
  },
  { product: "Integration Healthcare", scopes: ["clinical_note:{read:admin, update:admin}"] },
  { product: "Mail", scopes: ["mail:{read, read:admin, write, write:admin}"] },
  {
    product: "Marketplace",
    scopes: [
      "marketplace_app:{master, read, read:admin, write, write:admin}",
      "marketplace_custom_fields:{read, read:admin}",
      "marketplace_entitlement:{read, read:admin}",
    ],
  },
  {
    product: "Meeting",
    scopes: [
      "information_barriers:{read:admin, read:master, write:admin, write:master}",
      "meeting:{master, read, read:admin, write, write:admin, write:admin:sip_dialing, write:sip_dialing}",
      "meeting_summary:{master, read, read:admin, write, write:admin}",
      "meeting_token:{read:admin:live_streaming, read:admin:local_archiving, read:admin:local_recording, read:live_streaming, read:local_recording}",
    ],
  },
  {
    product: "NumberManagement",
    scopes: ["number_management_numbers:{read:admin, read:master, write:admin, write:master}"],
  },
  { product: "PAC", scopes: ["pac:{master, read, read:admin}"] },
  {
    product: "Phone",
    scopes: [
      "phone:{master, read, read:admin, write, write:admin}",
      "phone_call_log:{master, read, read:admin, write, write:admin}",
      "phone_peering:{master, read:admin, write:admin}",
      "phone_recording:{master, read, read:admin, write, write:admin}",
      "phone_sms:{master, read, read:admin, write, write:admin}",
      "phone_voicemail:{master, read, read:admin, write, write:admin}",
    ],
  },
  { product: "QualityManagement", scopes: ["qm_evaluations:{read, read:admin}", "qm_interactions:{read, read:admin}"] },
  { product: "Recording", scopes: ["recording:{master, read, read:admin, write, write:admin}"] },
  { product: "Report", scopes: ["report:{master, read:admin}", "report_chat:read:admin", "zva_report:read:admin"] },
  { product: "Role", scopes: ["role:{master, read:admin, write:admin}"] },
  { product: "Room", scopes: ["room:{master, read:admin, write:admin, read:master, write:master}"] },
  { product: "SCIM2", scopes: ["scim2"] },
  { product: "SIP", scopes: ["sip_phone:{master, read:admin, write:admin}", "sip_trunk:master"] },
  { product: "Scheduler", scopes: ["scheduler:{read, read:admin, write, write:admin}"] },
  {
    product: "Special & chatbot",
    scopes: ["app:{deeplink:write, deeplink:write:admin, notification:read, notification:write}"],
  },
  { product: "Survey Management", scopes: ["survey:{master, read:admin}"] },
  { product: "TSP", scopes: ["tsp:{master, read, read:admin, write, write:admin}"] },
  {
    product: "Tasks",
    scopes: [
      "tasks:{delete, delete:admin, read, read:admin, write, write:admin}",
      "tasks_assignee:{read, read:admin, write, write:admin}",
      "tasks_collaborator:{read, read:admin, write, write:admin}",
      "tasks_comment:{read, read:admin, write, write:admin}",
    ],
  },
  { product: "TrackingField", scopes: ["tracking_fields:{master, read:admin, write:admin}"] },
  {
    product: "User",
    scopes: [
      "user:{master, read, read:admin, write, write:admin}",
      "user_info:read",
      "user_profile",
      "user_zak:read",
      "division:{read:admin, wirte:admin}",
    ],
  },
  { product: "Visitor Management", scopes: ["visitor_management:{read, write, write:admin}"] },
  {
    product: "Webinar",
    scopes: [
      "webinar:{master, read, read:admin, write, write:admin, write:admin:sip_dialing, write:sip_dialing}",
      "webinar_token:{read:admin:live_streaming, read:admin:local_archiving, read:admin:local_recording, read:live_streaming, read:local_recording}",
    ],
  },
  {
    product: "Whiteboard",
    scopes: [
      "whiteboard:{read, read:admin, write, write:admin}",
      "whiteboard_collaborator:{read:admin, write:admin}",
      "whiteboard_content:{read, read:admin}",
      "whiteboard_export:{write, write:admin}",
      "whiteboard_file:{read, read:admin, write, write:admin}",
      "whiteboard_import:{read, read:admin, write, write:admin}",
      "whiteboard_project:{read, read:admin, write, write:admin}",
      "whiteboard_project_collaborator:{read, read:admin, write, write:admin}",
      "whiteboard_share_setting:{write, write:admin}",
    ],
  },
  { product: "Workspace", scopes: ["workspace:{read, read:admin, write, write:admin}"] },
  { product: "Zoom AIC", scopes: ["aic_archive:read:admin"] },
  { product: "Zoom Auto Dialer", scopes: ["dialer:{read:admin, write:admin}"] },
  {
    product: "Zoom Events",
    scopes: [
      "zoom_events_access_links:{read, read:admin, write, write:admin}",
      "zoom_events_attendee_actions:{read, read:admin, write, write:admin}",
      "zoom_events_basic:{read, read:admin, write, write:admin}",
      "zoom_events_coeditor:{write, write:admin}",
      "zoom_events_coeditors:{read, read:admin}",
      "zoom_events_email:{read, read:admin}",
      "zoom_events_exhibitors:{read, read:admin, write, write:admin}",
      "zoom_events_file:{write, write:admin}",
      "zoom_events_hub:{write, write:admin}",
      "zoom_events_hubs:{read, read:admin}",
      "zoom_events_registrants:{read, read:admin}",
      "zoom_events_reports:{read, read:admin}",
      "zoom_events_sessions:{read, read:admin, write, write:admin}",
      "zoom_events_speakers:{read, read:admin, write, write:admin}",
      "zoom_events_ticket_types:{read, read:admin, write, write:admin}",
      "zoom_events_tickets:{read, read:admin, write, write:admin}",
      "zoom_events_vod_channels:{read, read:admin, write, write:admin}",
      "zoom_events_vod_registration:{read, read:admin, write, write:admin}",
      "zoom_events_vod_reports:{read, read:admin}",
    ],
  },
  {
    product: "Zoom IQ",
    scopes: [
      "iq_account:read:admin",
      "iq_coaching:{read, read:admin}",
      "iq_comment:{read, read:admin, write, write:admin}",
      "iq_conversation:{read, read:admin, write, write:admin}",
      "iq_deal:{read, read:admin, write, write:admin}",
      "iq_playlist:{read, read:admin}",
      "iq_team:{read, read:admin, write:admin}",
    ],
  },
  { product: "Zoom Quality Management", scopes: ["qm_interactions:{write, write:admin}"] },
  {
    product: "Zoom Video Management",
    scopes: [
      "video_mgmt_channels:{read, read:admin, write, write:admin}",
      "video_mgmt_file:{write, write:admin}",
      "video_mgmt_playlists:{read, read:admin, write, write:admin}",
      "video_mgmt_videos:{read, read:admin}",
    ],
  },
  { product: "ZoomCommerce", scopes: ["zoom_commerce:{read:admin, write:admin}"] },
  { product: "ZoomVirtualAgent", scopes: ["zva:{read:km_kbs, write:km_kbs}", "zva_report:read"] },
  { product: "workforce_management", scopes: ["workforce_management:read:admin"] },
];

/** Every published classic scope, written out, in the page's order. */
export function publishedScopes(): string[] {
  return PUBLISHED_SCOPES.flatMap((row) => row.scopes.flatMap(writeOut));
}

function writeOut(scope: string): string[] {
  const [, start, endings] = /^(.*?)\{(.*)\}$/.exec(scope) ?? [];
  if (start === undefined || endings === undefined) return [scope];
  return endings.split(",").map((ending) => start + ending.trim());
}

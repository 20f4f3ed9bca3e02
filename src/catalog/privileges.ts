/** One area of account roles: the codes `<area>:<form>` and where its page is. */
export interface PrivilegeArea {
  readonly area: string;
  readonly forms: readonly string[];
  /** Where it is in Zoom's web portal. */
  readonly portal: string;
  readonly meaning: string;
  readonly source: string;
}

/** Zoom's page of privileges. */
const PAGE = "Zoom privileges page";
/** Listed by at least one operation. */
const OPERATIONS = "x-permissions of Zoom's OpenAPI documents";
/** Assignable in roles, by public lists of constants; the meaning is read off the name. */
const LISTS = "Public lists of assignable privileges; meaning read off the name";

const RE = ["Read", "Edit"];
const R = ["Read"];
const E = ["Edit"];

function area(name: string, forms: readonly string[], portal: string, source: string, meaning: string): PrivilegeArea {
  return { area: name, forms, portal, source, meaning };
}

/** Every privilege of account roles that is known, in the usual spelling. */
export const PRIVILEGE_AREAS: readonly PrivilegeArea[] = [
  area("User", RE, "User Management › Users", PAGE, "Users, their settings, meetings and webinars; SCIM users"),
  area("UserAdvanced", RE, "User Management › Users › Advanced", LISTS, "The advanced page: settings in bulk"),
  area("Role", RE, "User Management › Roles", PAGE, "Roles and who holds them"),
  area("Group", RE, "User Management › Groups", PAGE, "Groups, their members, administrators and settings"),
  area("Division", RE, "User Management › Divisions", OPERATIONS, "Divisions and their members"),
  area("AccountProfile", RE, "Account Management › Account Profile", PAGE, "The company's profile"),
  area("AccountSetting", RE, "Account Management › Account Settings", PAGE, "Account settings, locks, domains"),
  area("Security", RE, "Advanced › Security", LISTS, "Sign-in, passwords, two-factor authentication"),
  area("SingleSignOn", RE, "Advanced › Single Sign-On", PAGE, "Configuration of single sign-on"),
  area("Informationbarriers", RE, "Account Management › Information Barriers", LISTS, "Information barrier policies"),
  area("DataRequest", R, "Account Management › Data Requests", OPERATIONS, "Requests for a person's data"),
  area("Branding", RE, "Advanced › Branding", PAGE, "Vanity address, landing page, branding"),
  area("Disclaimers", R, "Account Management › Custom Disclaimers", LISTS, "Custom disclaimers"),
  area("FeatureReleaseControls", R, "Advanced › Feature Release Controls", LISTS, "When features are released"),
  area("Integration", RE, "Advanced › Integration", PAGE, "Third-party integrations"),
  area("MarketPlace", RE, "Advanced › App Marketplace", PAGE, "Approval of apps, requests, call logs"),
  area("ZoomDevelopers", RE, "Advanced › Developers", PAGE, "Building apps"),
  area("ZoomDevelopersOAuth", R, "Advanced › Developers", LISTS, "Building OAuth and server-to-server apps"),
  area("BillingSubscription", RE, "Account Management › Billing", PAGE, "Subscriptions and plans"),
  area("BillingInformation", RE, "Account Management › Billing", PAGE, "Billing contact, payment data, invoices"),
  area("SubAccount", RE, "Account Management › Sub Accounts", PAGE, "Sub accounts, their plans and billing"),
  area("ProviderPortal", R, "Provider Exchange", OPERATIONS, "Numbers exchanged with carriers"),
  area("Recording", RE, "Recordings & Transcripts", PAGE, "Management of recordings: list, settings, deletion"),
  area("RecordingContent", R, "Recordings & Transcripts", PAGE, "Open, play, download and share any recording"),
  area("Meeting", ["Edit", "Join"], "Meetings", LISTS, "Editing and joining other users' meetings"),
  area("MeetingConnector", RE, "Advanced › Meeting Connector", LISTS, "On-premises meeting connector"),
  area("WebinarSetting", RE, "Account Management › Webinar Settings", PAGE, "Webinar settings"),
  area("ScheduleTrackingFields", RE, "Account Management › Tracking Fields", PAGE, "Tracking fields"),
  area("SmartMeetingSummaryMgt", RE, "Meeting Summaries", OPERATIONS, "Meeting summaries by AI Companion"),
  area("Survey", R, "Survey Management", OPERATIONS, "Surveys"),
  area("EngagementSurvey", R, "Survey Management", OPERATIONS, "Surveys of engagements"),
  area("CallInContacts", RE, "Directory", LISTS, "Contacts that can be called into meetings"),
  area("Dashboard", R, "Dashboard", PAGE, "Dashboards as a whole (legacy)"),
  area("DashboardHome", R, "Dashboard", OPERATIONS, "The dashboard's overview"),
  area("DashboardMeetings", R, "Dashboard › Meetings", OPERATIONS, "Meetings, live and past, with participants"),
  area("DashboardWebinars", R, "Dashboard › Webinars", OPERATIONS, "Webinars, live and past, with participants"),
  area("DashboardZR", R, "Dashboard › Zoom Rooms", OPERATIONS, "Health of rooms"),
  area("DashboardCRC", R, "Dashboard › Conference Room Connector", OPERATIONS, "Use of connector ports"),
  area("DashboardIM", R, "Dashboard › Chat", OPERATIONS, "Use of chat"),
  area("DashboardPBX", R, "Dashboard › Phone", LISTS, "Quality of calls"),
  area("DashboardMeetingJoin", E, "Dashboard › Live Meetings", LISTS, "Joining live meetings from the dashboard"),
  area("DashboardMeetingControl", E, "Dashboard › Live Meetings", LISTS, "Controlling live meetings"),
  area("DashboardMeetingEnd", E, "Dashboard › Live Meetings", LISTS, "Ending live meetings"),
  area("DashboardWebinarJoin", E, "Dashboard › Live Webinars", LISTS, "Joining live webinars from the dashboard"),
  area("UsageReport", R, "Reports", PAGE, "Usage reports, sign-in and operation logs"),
  area("UserActivitiesReport", R, "Reports › User Activities", PAGE, "What users did"),
  area("IMChatHistory", R, "Account Management › Chat History", PAGE, "The account's chat history (legacy)"),
  area("NewIMChatHistory", RE, "Account Management › Chat History", OPERATIONS, "Chat history and legal hold"),
  area("IMGroups", RE, "User Management › Contact Groups", PAGE, "IM directory groups"),
  area("IMSetting", RE, "Account Management › Team Chat Settings", PAGE, "Team Chat settings"),
  area("IMChatBot", E, "Team Chat › Chatbots", PAGE, "Managing chatbots and sending as them"),
  area("IMExternalConnection", E, "Team Chat › Contacts", OPERATIONS, "Inviting external contacts"),
  area("ChatChannel", RE, "Team Chat › Channels", OPERATIONS, "Channels, spaces, members, retention of others"),
  area("ChatMessage", RE, "Team Chat › Messages", OPERATIONS, "Others' messages; Edit sends as the user"),
  area("PbxAdmin", RE, "Phone System Management", PAGE, "Zoom Phone as a whole"),
  area("SmsCampaigns", RE, "Phone System Management › SMS Campaigns", OPERATIONS, "SMS campaigns and consent"),
  area("SipPhone", RE, "Account Management › SIP Phones", OPERATIONS, "Third-party SIP phones"),
  area("ZoomRooms", RE, "Room Management › Zoom Rooms", PAGE, "Rooms, locations, settings, devices"),
  area("ZRWebController", E, "Room Management › Zoom Rooms", OPERATIONS, "Remote control of a room"),
  area("DigitalSignage", RE, "Room Management › Digital Signage", PAGE, "Signage contents and playlists"),
  area("RoomConnector", RE, "Room Management › Cisco/Polycom Rooms", PAGE, "H.323/SIP devices and API connectors"),
  area("WorkspacesManagement", RE, "Workspaces Management", OPERATIONS, "Workspaces and reservations"),
  area("CalendarIntegration", RE, "Room Management › Calendar Integration", OPERATIONS, "Calendar services of rooms"),
  area("WSCalendarIntegration", R, "Workspaces Management", LISTS, "Calendar services of workspaces"),
  area("MobileDeviceManagement", RE, "Device Management", OPERATIONS, "Collaboration devices and device groups"),
  area("CrossHybrid", RE, "Advanced › Meeting Connector", PAGE, "Hybrid connectors"),
  area("LyncConnector", RE, "Advanced › Meeting Connector", PAGE, "Lync connector"),
  area("ThirdPartyConference", RE, "Account Management › Audio Conferencing", PAGE, "Third-party audio conferencing"),
  area("WhiteboardManagement", RE, "Whiteboards", OPERATIONS, "Whiteboards, collaborators, sharing"),
  area("WhiteboardContent", R, "Whiteboards", OPERATIONS, "Content, sessions and export of whiteboards"),
  area("Clip", E, "Clips", OPERATIONS, "Management of clips"),
  area("ClipContent", R, "Clips", OPERATIONS, "Content of clips"),
  area("DocsMgt", RE, "Docs", OPERATIONS, "Zoom Docs files"),
  area("TasksMgt", RE, "Tasks", OPERATIONS, "Management of tasks"),
  area("TasksContent", R, "Tasks", OPERATIONS, "Content of tasks"),
  area("ContactCenterMgt", E, "Contact Center Management", OPERATIONS, "Administration of Contact Center"),
  area("VecVariablesLogDelete", E, "Contact Center › Logs", OPERATIONS, "Deleting logs of variables"),
  area("AllInteractions", RE, "Quality Management", OPERATIONS, "All interactions"),
  area("AssignEvaluations", E, "Quality Management", OPERATIONS, "Assigning evaluations"),
  area("InteractionPerformanceMgt", R, "Quality Management", OPERATIONS, "Performance in interactions"),
  area("AllConversations", R, "Revenue Accelerator", OPERATIONS, "All conversations (roles of type iq)"),
  area("AllDeals", E, "Revenue Accelerator", OPERATIONS, "All deals (roles of type iq)"),
  area("TeamManagement", E, "Revenue Accelerator", OPERATIONS, "Teams (roles of type iq)"),
  area("IQAccountSetting", R, "Revenue Accelerator", OPERATIONS, "Settings of Revenue Accelerator"),
  area("WorkforceAdmin", E, "Workforce Management", OPERATIONS, "Administration of Workforce Management"),
  area("AIStudioKnowledgeBases", RE, "Virtual Agent", OPERATIONS, "Knowledge bases of AI Studio"),
  area("ZoomKnowledgeBaseKnowledgeBases", RE, "Virtual Agent", OPERATIONS, "Knowledge bases of the virtual agent"),
];

/** Codes of Contact Center's own roles, by the lists of `privileges` in a role's detail. */
export const CONTACT_CENTER_SOURCE = "Zoom, Contact Center privileges page";

/** `analytics_settings`: seeing reports. */
export const ANALYTICS_READS: readonly string[] = [
  "RptMyAgents:Read",
  "RptQueueAnalytics:Read",
  "RptQueueAnalyticsOverview:Read",
  "RptActiveChannelEngagements:Read",
  "RptWallboard:Read",
  "RptAgentReport:Read",
  "RptAgentReportOverview:Read",
  "RptAgentReportExport:Edit",
  "RptQueueChartReport:Read",
  "RptQueueChartReportOverView:Read",
  "RptQueueChartReportExport:Edit",
  "RptQueueDetailReport:Read",
  "RptQueueDetailReportExport:Edit",
  "RptQueueIntervalReport:Read",
  "RptQueueIntervalReportExport:Edit",
  "RptFlowChartReport:Read",
  "RptFlowChartReportExport:Edit",
  "RptFlowDetailReport:Read",
  "RptFlowDetailReportExport:Edit",
  "RptSurvey:Read",
  "RptSurveyExport:Edit",
  "RptSubscriptions:Read",
  "RptCustomReports:Read",
  "RptCustomReportsExport:Edit",
  "RptLogs:Read",
  "RptLogsExport:Edit",
  "RptDashboards:Read",
  "RptContactCenter:Read",
  "RptContactCenterExport:Edit",
  "RptContactCenterOperationLog:Read",
  "RptContactCenterOperationLogExport:Edit",
];

/** `analytics_settings`: making, sharing and scheduling them. An export reads, whatever its suffix. */
export const ANALYTICS_EDITS: readonly string[] = [
  "RptWallboard:Edit",
  "RptWallboardShare:Edit",
  "RptCustomReports:Edit",
  "RptCustomReportsShare:Edit",
  "RptCustomReportsSchedule:Edit",
  "RptDashboards:Edit",
  "RptDashboardsShare:Edit",
];

/** `administration_settings`: areas with a Read and an Edit form. */
export const ADMINISTRATION_AREAS: readonly {
  readonly area: string;
  readonly class: string;
  /** Who edits it gives others rights. */
  readonly assigns: boolean;
}[] = [
  { area: "UserManagement", class: "ContactCenterUser", assigns: true },
  { area: "RoleManagement", class: "ContactCenterRole", assigns: true },
  { area: "SkillManagement", class: "ContactCenterUser", assigns: false },
  { area: "InboxManagement", class: "ContactCenterSetting", assigns: false },
  { area: "QueueManagement", class: "ContactCenterSetting", assigns: false },
  { area: "NumberManagement", class: "ContactCenterSetting", assigns: false },
  { area: "RoutingProfileManagement", class: "ContactCenterSetting", assigns: false },
  { area: "DispositionManagement", class: "ContactCenterSetting", assigns: false },
  { area: "WaitingRoomManagement", class: "ContactCenterSetting", assigns: false },
  { area: "FlowManagement", class: "ContactCenterSetting", assigns: false },
  { area: "PreferenceManagement", class: "ContactCenterSetting", assigns: false },
  { area: "AddressBookManagement", class: "ContactCenterContact", assigns: false },
  { area: "AddressCustomFieldManagement", class: "ContactCenterContact", assigns: false },
  { area: "CampaignManagement", class: "ContactCenterSetting", assigns: false },
  { area: "IntegrationManagement", class: "ContactCenterSetting", assigns: false },
  { area: "RoutingEngineManagement", class: "ContactCenterSetting", assigns: false },
];

/** Codes that cannot be told from another vocabulary's, and why they open nothing here. */
export const AMBIGUOUS_CODES: readonly { readonly code: string; readonly reason: string }[] = [
  {
    code: "TeamManagement:Read",
    reason:
      "Revenue Accelerator's roles have TeamManagement:Edit, spelled as Contact Center's own; what Contact Center's opens is told once its roles are read.",
  },
];

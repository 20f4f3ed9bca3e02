import type { ResourceClass } from "../class.ts";

/** Meetings, webinars and recordings. */
export const MEETINGS_CLASSES: readonly ResourceClass[] = [
  {
    name: "Meeting",
    belongsTo: "user",
    product: null,
    area: "Meetings",
    description: "Scheduled and past meetings with registrants, polls and templates.",
  },
  {
    name: "LiveMeeting",
    belongsTo: "user",
    product: null,
    area: "Dashboard › Live Meetings",
    description: "Meetings and webinars while they run: joining, hearing, controlling, streaming, ending.",
  },
  {
    name: "MeetingSummary",
    belongsTo: "user",
    product: null,
    area: "Meeting Summaries",
    description: "Summaries written by AI Companion.",
  },
  {
    name: "Webinar",
    belongsTo: "user",
    product: "webinar",
    area: "Webinars",
    description: "Scheduled and past webinars with registrants, panelists, polls and branding.",
  },
  {
    name: "WebinarSetting",
    belongsTo: "account",
    product: "webinar",
    area: "Account Management › Webinar Settings",
    description: "Webinar settings of the account.",
  },
  {
    name: "MeetingConnector",
    belongsTo: "account",
    product: "meeting-connector",
    area: "Advanced › Meeting Connector",
    description: "On-premises connectors: meeting, hybrid, Lync and third-party conferencing.",
  },
  {
    name: "Recording",
    belongsTo: "user",
    product: null,
    area: "Recordings & Transcripts",
    description:
      "Cloud recordings: Metadata is their list, settings, sharing and registrants, Data what was said and seen.",
  },
  {
    name: "ArchiveFile",
    belongsTo: "user",
    product: "archiving",
    area: "Recordings & Transcripts › Archives",
    description: "Archived meeting and webinar files kept for compliance.",
  },
];

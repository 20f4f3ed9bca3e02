import type { ResourceClass } from "../class.ts";

/** Documents, mail and other content. */
export const CONTENT_CLASSES: readonly ResourceClass[] = [
  {
    name: "Whiteboard",
    belongsTo: "user",
    product: "whiteboard",
    area: "Whiteboards",
    description: "Whiteboards and projects: Metadata is sharing and collaborators.",
  },
  {
    name: "Clip",
    belongsTo: "user",
    product: "clips",
    area: "Clips",
    description: "Clips: Metadata is sharing and collaborators.",
  },
  { name: "Document", belongsTo: "user", product: "docs", area: "Docs", description: "Zoom Docs files." },
  {
    name: "Task",
    belongsTo: "user",
    product: "tasks",
    area: "Tasks",
    description: "Tasks with assignees, collaborators and comments.",
  },
  {
    name: "Calendar",
    belongsTo: "user",
    product: "mail-calendar",
    area: "Calendar",
    description: "Zoom Calendar: calendars and events.",
  },
  {
    name: "Mail",
    belongsTo: "user",
    product: "mail-calendar",
    area: "Mail",
    description: "Zoom Mail: mailboxes and messages.",
  },
  {
    name: "Scheduler",
    belongsTo: "user",
    product: "scheduler",
    area: "Scheduler",
    description: "Booking pages and appointments.",
  },
  {
    name: "AiConversation",
    belongsTo: "user",
    product: "ai-companion",
    area: "AI Companion Archive",
    description: "Archived conversations with AI Companion.",
  },
  {
    name: "ClinicalNote",
    belongsTo: "account",
    product: "healthcare",
    area: "Healthcare Integration",
    description: "Clinical notes.",
  },
  {
    name: "Video",
    belongsTo: "user",
    product: "video-management",
    area: "Video Management",
    description: "Videos, channels and playlists.",
  },
  {
    name: "Event",
    belongsTo: "user",
    product: "events",
    area: "Zoom Events",
    description: "Hubs, events, sessions, tickets, speakers and exhibitors.",
  },
  {
    name: "EventAttendee",
    belongsTo: "user",
    product: "events",
    area: "Zoom Events › Registrants",
    description: "Registrants, tickets and attendance of events.",
  },
];

import { fromSource, type PathRule } from "../authoring.ts";

/**
 * Meetings and webinars are personal records, so Data; registrants, polls and panelists are parts of them.
 * What touches one while it runs is LiveMeeting: reading is hearing it, writing is controlling it.
 */
export const MEETING_PATHS: readonly PathRule[] = fromSource<PathRule>("Zoom OpenAPI: Meetings", [
  { path: "/live_meetings", class: "LiveMeeting", as: "part of data" },
  {
    path: "/live_meetings/{}/rtms_app",
    class: "LiveMeeting",
    as: "part of data",
    marks: { PATCH: ["exposes-content"] },
  },
  { path: "/live_webinars", class: "LiveMeeting", as: "part of data" },
  { path: "/meetings/meeting_summaries", class: "MeetingSummary", as: "data", marks: { GET: ["exposes-content"] } },
  { path: "/meetings/{}", class: "Meeting", as: "data" },
  { path: "/meetings/{}/batch_polls", class: "Meeting", as: "part of data" },
  { path: "/meetings/{}/batch_registrants", class: "Meeting", as: "part of data" },
  { path: "/meetings/{}/invite_links", class: "Meeting", as: "part of data" },
  { path: "/meetings/{}/jointoken", class: "LiveMeeting", as: "data", marks: { GET: ["exposes-content"] } },
  { path: "/meetings/{}/livestream", class: "Meeting", as: "part of data", marks: { PATCH: ["exposes-content"] } },
  {
    path: "/meetings/{}/livestream/status",
    class: "LiveMeeting",
    as: "part of data",
    marks: { PATCH: ["exposes-content"] },
  },
  { path: "/meetings/{}/meeting_summary", class: "MeetingSummary", as: "data", marks: { GET: ["exposes-content"] } },
  { path: "/meetings/{}/open_apps", class: "Meeting", as: "part of data" },
  { path: "/meetings/{}/polls", class: "Meeting", as: "part of data" },
  { path: "/meetings/{}/registrants", class: "Meeting", as: "part of data" },
  // The answer is an address with the passcode in it: reading, although by POST.
  { path: "/meetings/{}/sip_dialing", class: "LiveMeeting", as: "data", but: { POST: "DataRead" } },
  { path: "/meetings/{}/status", class: "LiveMeeting", as: "part of data" },
  { path: "/meetings/{}/survey", class: "Meeting", as: "part of data" },
  { path: "/past_meetings", class: "Meeting", as: "data" },
  { path: "/past_webinars", class: "Webinar", as: "data" },
  { path: "/users/{}/meetings", class: "Meeting", as: "data" },
  { path: "/users/{}/upcoming_meetings", class: "Meeting", as: "data" },
  { path: "/users/{}/meeting_templates", class: "Meeting", as: "data" },
  { path: "/users/{}/webinars", class: "Webinar", as: "data" },
  { path: "/users/{}/webinar_templates", class: "Webinar", as: "data" },
  { path: "/webinars/{}", class: "Webinar", as: "data" },
  { path: "/webinars/{}/batch_registrants", class: "Webinar", as: "part of data" },
  { path: "/webinars/{}/branding", class: "Webinar", as: "part of data" },
  { path: "/webinars/{}/invite_links", class: "Webinar", as: "part of data" },
  { path: "/webinars/{}/jointoken", class: "LiveMeeting", as: "data", marks: { GET: ["exposes-content"] } },
  { path: "/webinars/{}/livestream", class: "Webinar", as: "part of data", marks: { PATCH: ["exposes-content"] } },
  {
    path: "/webinars/{}/livestream/status",
    class: "LiveMeeting",
    as: "part of data",
    marks: { PATCH: ["exposes-content"] },
  },
  { path: "/webinars/{}/panelists", class: "Webinar", as: "part of data" },
  { path: "/webinars/{}/polls", class: "Webinar", as: "part of data" },
  { path: "/webinars/{}/registrants", class: "Webinar", as: "part of data" },
  { path: "/webinars/{}/sip_dialing", class: "LiveMeeting", as: "data", but: { POST: "DataRead" } },
  { path: "/webinars/{}/status", class: "LiveMeeting", as: "part of data" },
  { path: "/webinars/{}/survey", class: "Webinar", as: "part of data" },
]);

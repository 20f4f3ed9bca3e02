interface BlindSpot {
  /** The kind of principal that an answer may lack. */
  readonly kind: "user" | "app";
  /** Only answers about one of these classes may lack it; about any where left out. */
  readonly classes?: readonly string[];
  readonly text: string;
  readonly source: string;
}

/** What Zoom shows to nobody through its API, and what it would show but no section reads. Listed, never a gap. */
export const BLIND_SPOTS: readonly BlindSpot[] = [
  {
    kind: "app",
    text: "Which users installed an app, and who authorized it, Zoom shows to nobody: an app's reach is at most its scopes'.",
    source: "Zoom Marketplace API: no operation lists installations or authorizations",
  },
  {
    kind: "app",
    text: "Apps that the account's own developers created are not read: one is known only where it was also approved or added.",
    source: "Zoom Marketplace API, GET /marketplace/apps: type account_created",
  },
  {
    kind: "user",
    text: "A role that a group passes on to its members Zoom shows to nobody.",
    source: "Zoom help, role management; no operation names a group's role",
  },
  {
    kind: "user",
    classes: [
      "ChatChannel",
      "ChatMessage",
      "Whiteboard",
      "Clip",
      "Document",
      "Task",
      "Calendar",
      "Mail",
      "Meeting",
      "LiveMeeting",
      "Webinar",
      "MeetingSummary",
      "Scheduler",
    ],
    text: "Whom users let into their channels, chats, whiteboards, clips, documents, tasks, calendars and mailboxes, and who schedules and hosts for whom, is not read.",
    source: "Zoom OpenAPI: Chat, Whiteboard, Clips, Docs, Tasks, Calendar, Mail; Users, GET /users/{userId}/assistants",
  },
];

/** What an answer is about: whom it may list, and what of. */
export interface AnswerScope {
  readonly kinds: readonly ("user" | "app")[];
  /** Null where it is about every class. */
  readonly classes: readonly string[] | null;
}

export function blindSpotsOf({ kinds, classes: asked }: AnswerScope): readonly string[] {
  const concerns = ({ classes }: BlindSpot) => classes?.some((name) => asked?.includes(name) ?? true) ?? true;
  return BLIND_SPOTS.filter((spot) => kinds.includes(spot.kind) && concerns(spot)).map(({ text }) => text);
}

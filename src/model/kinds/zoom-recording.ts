import type { KindDeclaration } from "../kind.ts";

const SHARES = ["recording-shares"];

export const zoomRecording: KindDeclaration = {
  kind: "ZoomRecording",
  word: "recording",
  labels: ["ZoomRecording"],
  generic: ["Resource"],
  description: "The cloud recording of one meeting instance: metadata only, never media, links or passcodes.",
  sections: ["recordings"],
  resourceClass: "Recording",
  ownedBy: "HOSTED_BY",
  properties: {
    account_id: {
      type: "string",
      description: "Zoom's id of the account.",
      sections: ["recordings", "recording-shares"],
    },
    meeting_uuid: { type: "string", description: "UUID of the meeting instance." },
    meeting_id: { type: "string", description: "Number of the meeting." },
    host_id: { type: "string", description: "Zoom's id of the host." },
    topic: { type: "string", description: "Topic of the meeting." },
    start_time: { type: "datetime", description: "When the meeting started." },
    duration: { type: "number", description: "Minutes." },
    total_size: { type: "number", description: "Bytes of all files." },
    recording_count: { type: "number", description: "How many files." },
    file_types: { type: "strings", description: "Types of the files, such as MP4 or TRANSCRIPT." },
    share_recording: {
      type: "string",
      description: "`publicly`, `internally` or `none`; absent while the sharing was not read.",
      sections: SHARES,
    },
    recording_authentication: { type: "boolean", description: "Whether viewers must sign in.", sections: SHARES },
    authentication_name: {
      type: "string",
      description: "Name of the rule by which viewers sign in.",
      sections: SHARES,
    },
    authentication_domains: {
      type: "string",
      description: "Domains whose users may view it, where viewers sign in.",
      sections: SHARES,
    },
    has_passcode: {
      type: "boolean",
      description: "Whether a passcode is set; the passcode itself is never kept.",
      sections: SHARES,
    },
    viewer_download: { type: "boolean", description: "Whether viewers may download it.", sections: SHARES },
    on_demand: { type: "boolean", description: "Whether viewers must register.", sections: SHARES },
    approval_type: {
      type: "number",
      description: "Who approves registrations: 0 nobody needs to, 1 somebody must, 2 there is none.",
      sections: SHARES,
    },
    show_social_share_buttons: {
      type: "boolean",
      description: "Whether its page has buttons to share it further.",
      sections: SHARES,
    },
  },
};

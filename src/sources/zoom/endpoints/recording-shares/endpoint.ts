import { defineEndpoint, subjectId } from "../../endpoint.ts";
import { newestFirst } from "./newest-first.ts";
import { shareSettingsSchema } from "./schema.ts";
import { shareSettingsFacts } from "./to-facts.ts";

/**
 * How each recording is shared: one call per recording, so that a run reads a part of a large account and the next ones go
 * on. Whether a passcode is set is kept, the passcode never.
 */
export const recordingShares = defineEndpoint({
  section: "recording-shares",
  description: "How each recording is shared.",
  operation: "GET /meetings/{meetingId}/recordings/settings",
  plan: null,
  dependsOn: ["recordings"],
  emits: { kinds: ["ZoomRecording"], relations: [] },
  list: null,
  pageSize: null,
  secretFields: ["password", "share_url", "download_url", "play_url"],
  presenceOf: { password: "has_passcode" },
  perRun: ({ recordings }) => recordings.sharesPerRun,
  schema: shareSettingsSchema,
  extents: ({ known }) => newestFirst(known.nodes("ZoomRecording")),
  request: (extent) => ({ path: { meetingId: subjectId(extent) } }),
  idOf: () => "settings",
  doubt: ({ share_recording }) =>
    shareSettingsSchema.shape.share_recording.parse(share_recording) === undefined
      ? "Zoom's answer does not say with whom the recording is shared."
      : undefined,
  toFacts: shareSettingsFacts,
});

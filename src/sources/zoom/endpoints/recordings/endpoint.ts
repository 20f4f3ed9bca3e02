import { defineEndpoint } from "../../endpoint.ts";
import { answeredLater } from "../answered-from.ts";
import { mergeRecordings } from "./merge.ts";
import { daysOf, monthsCovering } from "./months.ts";
import { recordingSchema } from "./schema.ts";
import { recordingFacts } from "./to-facts.ts";

/**
 * Recordings of the account by month, metadata only. The documents lack this call, which works on ordinary accounts
 * with `me`; its records are those of `GET /users/{userId}/recordings`. A range that Zoom finds too long is cut without a word.
 */
export const recordings = defineEndpoint({
  section: "recordings",
  description: "Cloud recordings of the account, metadata only, by month.",
  operation: "GET /accounts/me/recordings",
  plan: "Pro or higher, with cloud recording",
  dependsOn: [],
  looksUp: ["users"],
  emits: { kinds: ["ZoomRecording"], relations: ["HOSTED_BY"] },
  list: "meetings",
  pageSize: 300,
  secretFields: [
    "share_url",
    "download_url",
    "play_url",
    "download_access_token",
    "recording_play_passcode",
    "password",
    "passcode",
    "file_path",
  ],
  schema: recordingSchema,
  extents: ({ connection, now }) => monthsCovering(connection.recordings.days, now),
  request: (month, { now }) => ({ query: daysOf(month, now) }),
  idOf: (recording) => recording.uuid,
  merge: mergeRecordings,
  doubt: answeredLater,
  toFacts: recordingFacts,
});

import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { nodeFact, relationFact, userKey } from "../../fact-builder.ts";
import type { RecordingRecord } from "./schema.ts";

/** One recording per meeting instance, and its host. Links and passcodes were dropped before. */
export function recordingFacts(recording: RecordingRecord, context: FactContext): readonly Fact[] {
  if (recording.uuid === undefined) return [];
  const key = context.keys.recording(recording.uuid);
  const types = recording.recording_files.map(({ file_type }) => file_type).filter((type) => type !== undefined);
  const node = nodeFact(context, "ZoomRecording", key, recording.topic || recording.uuid, {
    meeting_uuid: recording.uuid,
    meeting_id: recording.id,
    host_id: recording.host_id,
    topic: recording.topic,
    start_time: recording.start_time,
    duration: recording.duration,
    total_size: recording.total_size,
    recording_count: recording.recording_count,
    file_types: types.length === 0 ? undefined : [...new Set(types)].sort(),
  });
  const host = userKey(context, recording.host_id, recording.host_email);
  return host === undefined ? [node] : [node, relationFact(context, key, "HOSTED_BY", host)];
}

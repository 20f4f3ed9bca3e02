import type { RecordingRecord } from "./schema.ts";

/**
 * Two different entries of one meeting as one. Files with the same id are the same, those without one are all different; counts and
 * sizes are what the files show, and never less than an entry claims.
 */
export function mergeRecordings(earlier: RecordingRecord, later: RecordingRecord): RecordingRecord {
  const files = distinctFiles([...earlier.recording_files, ...later.recording_files]);
  const size = files.reduce((sum, { file_size }) => sum + (file_size ?? 0), 0);
  return {
    ...earlier,
    ...Object.fromEntries(Object.entries(later).filter(([, value]) => value !== undefined && value !== "")),
    recording_files: files,
    recording_count: largest(earlier.recording_count, later.recording_count, files.length),
    total_size: largest(earlier.total_size, later.total_size, size),
  };
}

function distinctFiles(files: RecordingRecord["recording_files"]): RecordingRecord["recording_files"] {
  const byId = new Map(files.map((file, index) => [file.id ?? `#${index}`, file]));
  return [...byId.values()];
}

/** The largest of those given; undefined where none is above zero and none was given. */
function largest(a: number | undefined, b: number | undefined, shown: number): number | undefined {
  return a === undefined && b === undefined && shown === 0 ? undefined : Math.max(a ?? 0, b ?? 0, shown);
}

import * as z from "zod";
import { describingField, idField, numberField, textField, timeField } from "../../fields.ts";

const fileSchema = z.object({ id: idField, file_type: textField, file_size: numberField }).nullable().catch(null);

/**
 * One entry of `GET /accounts/me/recordings`; a meeting may have several, each with a part of its files. Those of a month are kept until
 * it was read, to be joined, so what is not named here is dropped.
 */
export const recordingSchema = z.object({
  uuid: idField,
  id: idField,
  host_id: idField,
  host_email: textField,
  topic: describingField,
  start_time: timeField,
  duration: numberField,
  total_size: numberField,
  recording_count: numberField,
  recording_files: z
    .array(fileSchema)
    .nullish()
    .catch(undefined)
    .transform((files) => (files ?? []).filter((file) => file !== null)),
});

export type RecordingRecord = z.output<typeof recordingSchema>;

import * as z from "zod";
import { textField, timeField } from "../../fields.ts";

/** One entry of `GET /report/activities`. Those of a window are kept until it was read, so what is not named here is dropped. */
export const activitySchema = z.object({ email: textField, time: timeField, type: textField });

export type ActivityRecord = z.output<typeof activitySchema>;

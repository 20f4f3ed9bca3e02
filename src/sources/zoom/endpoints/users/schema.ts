import * as z from "zod";
import {
  booleanField,
  describingField,
  idField,
  idListField,
  numberField,
  textField,
  timeField,
} from "../../fields.ts";

/** One user of `GET /users`; pending ones come without an id. */
export const userSchema = z.object({
  id: idField,
  email: textField,
  first_name: describingField,
  last_name: describingField,
  display_name: describingField,
  dept: describingField,
  status: textField,
  verified: booleanField,
  type: numberField,
  role_id: idField,
  group_ids: idListField,
  user_created_at: timeField,
  last_login_time: timeField,
  employee_unique_id: describingField,
  timezone: describingField,
});

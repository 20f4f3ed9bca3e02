import * as z from "zod";
import { idField, idListField, numberField, textField } from "../../fields.ts";

/** `GET /marketplace/apps/{appId}`. */
export const appDetailSchema = z.object({
  app_id: idField,
  app_name: textField,
  app_type: textField,
  app_usage: numberField,
  app_status: textField,
  app_scopes: idListField,
});

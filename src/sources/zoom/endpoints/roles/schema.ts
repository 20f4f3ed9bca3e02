import * as z from "zod";
import { describingField, idField, numberField, textField } from "../../fields.ts";

export const roleSchema = z.object({
  id: idField,
  name: textField,
  description: describingField,
  type: textField,
  total_members: numberField,
});

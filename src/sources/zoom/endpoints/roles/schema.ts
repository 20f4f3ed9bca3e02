import { z } from "zod";
import { idField, numberField, textField } from "../../fields.ts";

export const roleSchema = z.looseObject({
  id: idField,
  name: textField,
  description: textField,
  type: textField,
  total_members: numberField,
});

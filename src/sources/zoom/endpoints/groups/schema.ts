import * as z from "zod";
import { idField, numberField, textField } from "../../fields.ts";

export const groupSchema = z.object({ id: idField, name: textField, total_members: numberField });

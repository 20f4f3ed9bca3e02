import * as z from "zod";
import { idField, idListField } from "../../fields.ts";

/** `GET /roles/{roleId}`. Zoom's samples show `group_ids: [null]`. */
export const roleDetailSchema = z.object({
  id: idField,
  privileges: idListField,
  privilege_scopes: z
    .array(z.object({ permission_id: idField, group_ids: idListField }).nullable())
    .nullish()
    .transform((scopes) => (scopes ?? []).filter((scope) => scope !== null)),
});

import * as z from "zod";
import { idField, idListField } from "../../fields.ts";

/** `GET /roles/{roleId}`. Zoom's samples show `group_ids: [null]`. */
export const roleDetailSchema = z.looseObject({
  id: idField,
  privileges: idListField,
  privilege_scopes: z
    .array(z.looseObject({ permission_id: idField, group_ids: idListField }).nullable())
    .nullish()
    .transform((scopes) => (scopes ?? []).filter((scope) => scope !== null)),
});

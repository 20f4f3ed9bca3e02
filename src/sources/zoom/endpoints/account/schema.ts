import * as z from "zod";
import { textField } from "../../fields.ts";

/** Of the settings only a name is looked at, where an account's answer has one; the settings themselves are not read yet. */
export const accountSettingsSchema = z.object({
  account: z.object({ name: textField }).nullish().catch(undefined),
});

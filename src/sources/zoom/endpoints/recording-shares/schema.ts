import * as z from "zod";
import { booleanField, describingField, numberField, textField } from "../../fields.ts";

/** Zoom's ways of sharing; another word is one that we do not understand, so that nothing may follow from it. */
const shareField = textField.transform((text) => SHARES.find((share) => share === text?.toLowerCase()));
const SHARES = ["publicly", "internally", "none"] as const;

/** `GET /meetings/{meetingId}/recordings/settings`. `has_passcode` stands for the passcode, which was dropped. */
export const shareSettingsSchema = z.object({
  share_recording: shareField,
  recording_authentication: booleanField,
  authentication_name: describingField,
  authentication_domains: describingField,
  has_passcode: booleanField,
  viewer_download: booleanField,
  on_demand: booleanField,
  approval_type: numberField,
  show_social_share_buttons: booleanField,
});

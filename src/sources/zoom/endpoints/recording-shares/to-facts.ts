import type { z } from "zod";
import type { Fact } from "../../../../model/facts.ts";
import type { FactContext } from "../../endpoint.ts";
import { nodeFact } from "../../fact-builder.ts";
import type { shareSettingsSchema } from "./schema.ts";

/** What the settings add to the recording; where they do not name the sharing, the property is absent, which means unread. */
export function shareSettingsFacts(
  settings: z.output<typeof shareSettingsSchema>,
  context: FactContext,
): readonly Fact[] {
  return [
    nodeFact(context, "ZoomRecording", context.extent, undefined, {
      share_recording: settings.share_recording,
      recording_authentication: settings.recording_authentication,
      authentication_name: settings.authentication_name,
      authentication_domains: settings.authentication_domains,
      has_passcode: settings.has_passcode,
      viewer_download: settings.viewer_download,
      on_demand: settings.on_demand,
      approval_type: settings.approval_type,
      show_social_share_buttons: settings.show_social_share_buttons,
    }),
  ];
}

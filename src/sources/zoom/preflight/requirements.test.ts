import { describe, expect, it } from "vitest";
import { isGranular } from "./requirements.ts";

describe("granular scopes", () => {
  it.each(["user:read:list_users:admin", "meeting:write:meeting", "cloud_recording:read:recording_settings:master"])(
    "%s is one",
    (scope) => expect(isGranular(scope)).toBe(true),
  );

  it.each([
    "user:read",
    "user:read:admin",
    "imchat:bot",
    "app:deeplink:write",
    "meeting:write:admin:sip_dialing",
    "meeting_token:read:admin:live_streaming",
    "scim2",
    "no scope at all",
  ])("%s is none", (scope) => expect(isGranular(scope)).toBe(false));
});

import { ok, zoomError } from "../reply.ts";
import type { Route } from "../route.ts";

/** `GET /accounts/me/settings`: a modest body; each option is a body of its own. */
export const ACCOUNT_SETTINGS_ROUTES: readonly Route[] = [
  {
    operation: "GET /accounts/{accountId}/settings",
    answer({ account, params, query }) {
      const id = params["accountId"] ?? "";
      if (id === account.id) {
        return zoomError(400, 4711, "Invalid access token, does not contain scopes:[account:read:settings:master].");
      }
      if (id !== "me") return zoomError(404, 2001, `Account does not exist: ${id}`);
      const option = query.get("option");
      if (option === null) return ok(pick(SETTINGS, query.get("custom_query_fields")));
      const body = OPTIONS[option];
      return body === undefined ? zoomError(400, 300, `Invalid option: ${option}`) : ok(body);
    },
  },
];

/** `custom_query_fields=recording,chat` keeps those blocks. */
function pick(blocks: Readonly<Record<string, unknown>>, fields: string | null): Readonly<Record<string, unknown>> {
  if (fields === null || fields === "") return blocks;
  const wanted = fields.split(",").map((field) => field.trim());
  return Object.fromEntries(Object.entries(blocks).filter(([name]) => wanted.includes(name)));
}

const SETTINGS = {
  schedule_meeting: {
    host_video: false,
    participant_video: false,
    audio_type: "both",
    join_before_host: false,
    enforce_login: false,
    enforce_login_with_domains: false,
    enforce_login_domains: "",
    require_password_for_scheduling_new_meetings: true,
    require_password_for_instant_meetings: true,
    require_password_for_pmi_meetings: "jbh_only",
    use_pmi_for_scheduled_meetings: false,
  },
  in_meeting: {
    e2e_encryption: true,
    chat: true,
    private_chat: true,
    allow_participants_chat_with: 4,
    allow_users_save_chats: 2,
    file_transfer: true,
    screen_sharing: true,
    who_can_share_screen: "host",
    remote_control: true,
    remote_support: false,
    allow_live_streaming: false,
    breakout_room: true,
    waiting_room: true,
  },
  email_notification: { jbh_reminder: true, cancel_meeting_reminder: true, alternative_host_reminder: true },
  recording: {
    local_recording: true,
    cloud_recording: true,
    record_speaker_view: true,
    record_gallery_view: false,
    record_audio_file: true,
    save_chat_text: true,
    auto_recording: "none",
    cloud_recording_download: true,
    cloud_recording_download_host: false,
    account_user_access_recording: true,
    host_delete_cloud_recording: true,
    prevent_host_access_recording: false,
    required_password_for_existing_cloud_recordings: false,
    required_password_for_shared_cloud_recordings: true,
    auto_delete_cmr: true,
    auto_delete_cmr_days: 120,
    allow_recovery_deleted_cloud_recordings: true,
    recording_disclaimer: true,
    ip_address_access_control: { enable: false, ip_addresses_or_ranges: "" },
  },
  telephony: { third_party_audio: false, audio_conference_info: "" },
  integration: { google_calendar: true, google_drive: true, dropbox: false, box: false, microsoft_one_drive: true },
  chat: {
    share_files: { enable: true, share_option: "organization" },
    allow_bots_chat: true,
    create_public_channels: true,
    create_private_channels: true,
    external_member_join: { enable: true },
    external_collab_restrict: { external_chat: "allowed" },
    external_user_control: { selected_option: 2, external_account: false },
    allow_users_to_chat_with_others: { enable: true, selected_option: 1 },
    shared_spaces: true,
  },
  feature: { meeting_capacity: 300 },
  other_options: { allow_auto_active_users: false, display_meetings_scheduled_for_others: true },
} as const;

const OPTIONS: Readonly<Record<string, unknown>> = {
  meeting_security: {
    meeting_security: {
      auto_security: true,
      waiting_room: true,
      waiting_room_settings: { participants_to_place_in_waiting_room: 1, whitelisted_domains_for_waiting_room: "" },
      meeting_password: true,
      pmi_password: true,
      phone_password: true,
      webinar_password: true,
      embed_password_in_join_link: true,
      encryption_type: "enhanced_encryption",
      end_to_end_encrypted_meetings: true,
      only_authenticated_can_join_from_webclient: false,
      block_user_domain: false,
    },
  },
  security: {
    security: {
      admin_change_name_pic: false,
      admin_change_user_info: true,
      sign_in_with_two_factor_auth: "role",
      sign_in_with_two_factor_auth_groups: [],
      sign_in_with_two_factor_auth_roles: ["0", "1"],
      signin_with_sso: { enable: true, require_sso_for_domains: true, domains: ["demo.example"], sso_bypass_users: [] },
      password_requirement: { minimum_password_length: 12, have_special_character: true },
    },
  },
  meeting_authentication: {
    meeting_authentication: true,
    authentication_options: [
      { id: "signIn_demo", name: "Signed-in users", type: "enforce_login", default_option: true, visible: true },
    ],
    allow_authentication_exception: false,
  },
  recording_authentication: {
    recording_authentication: true,
    authentication_options: [
      { id: "signIn_internal", name: "Users of the account", type: "internally", default_option: true, visible: true },
    ],
  },
};

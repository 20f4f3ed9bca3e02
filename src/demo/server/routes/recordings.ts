import type { DemoAccount, DemoRecording } from "../../account/demo-account.ts";
import { plantedSecret } from "../../account/secrets.ts";
import { isReply, pageFields } from "../paging.ts";
import { compact, invalidField, ok, zoomError } from "../reply.ts";
import type { Route } from "../route.ts";

const DAY = 86_400_000;
/** A longer window is cut to its last days without a word, as Zoom does. */
const LONGEST_WINDOW_DAYS = 31;
const DATE = /^\d{4}-\d{2}-\d{2}/;

export const RECORDING_ROUTES: readonly Route[] = [
  {
    operation: "GET /accounts/me/recordings",
    answer({ account, path, query, pager }) {
      const today = account.now.slice(0, 10);
      const to = query.get("to") ?? today;
      const from = query.get("from") ?? to;
      if (!DATE.test(from) || Number.isNaN(Date.parse(from))) return invalidField("from", "Invalid field.");
      if (!DATE.test(to) || Number.isNaN(Date.parse(to))) return invalidField("to", "Invalid field.");
      const last = to.slice(0, 10);
      const earliest = new Date(Date.parse(last) - (LONGEST_WINDOW_DAYS - 1) * DAY).toISOString().slice(0, 10);
      const first = from.slice(0, 10) < earliest ? earliest : from.slice(0, 10);
      if (first > last) return invalidField("from", "The from date must not be after the to date.");
      const meetings = account.recordings.filter(({ startTime }) => {
        const day = startTime.slice(0, 10);
        return day >= first && day <= last;
      });
      const page = pager.cut(meetings, path, query, { default: 30, most: 300 });
      if (isReply(page)) return page;
      const emails = hostEmails(account, page.items);
      const { page_number: _, ...fields } = pageFields(page);
      return ok({
        from: first,
        to: last,
        ...fields,
        meetings: page.items.map((one) => meeting(one, account.id, emails.get(one.hostId))),
      });
    },
  },
  {
    operation: "GET /meetings/{meetingId}/recordings/settings",
    answer({ account, params }) {
      const id = params["meetingId"] ?? "";
      const found = account.recordings.find((one) => one.uuid === id || String(one.meetingId) === id);
      if (found === undefined) return zoomError(404, 3301, "There is no recording for this session.");
      return ok(
        compact({
          share_recording: found.share,
          recording_authentication: found.authentication,
          authentication_option: found.authentication ? "signIn_demo" : undefined,
          authentication_name: found.authentication ? "Signed-in users of the account" : undefined,
          viewer_download: found.viewerDownload,
          password: found.passcode ? plantedSecret("passcode", found.uuid) : "",
          on_demand: false,
          approval_type: 2,
          send_email_to_host: false,
          show_social_share_buttons: false,
          topic: found.topic,
          auto_delete: false,
        }),
      );
    },
  },
];

/** The e-mails of a page's hosts by id, in one pass over the users. */
function hostEmails({ users }: DemoAccount, recordings: readonly DemoRecording[]): Map<string, string> {
  const hosts = new Set(recordings.map((one) => one.hostId));
  return new Map(users.flatMap(({ id, email }) => (id !== null && hosts.has(id) ? [[id, email] as const] : [])));
}

/** One meeting with its files. Links and passcodes are secrets: they carry the mark, and nobody may keep them. */
function meeting(recording: DemoRecording, accountId: string, hostEmail: string | undefined): Record<string, unknown> {
  const { uuid, files } = recording;
  const start = Date.parse(recording.startTime);
  const end = new Date(start + recording.duration * 60_000).toISOString().replace(".000Z", "Z");
  return compact({
    uuid,
    id: recording.meetingId,
    account_id: accountId,
    host_id: recording.hostId,
    host_email: hostEmail,
    topic: recording.topic,
    type: 2,
    start_time: recording.startTime,
    timezone: "UTC",
    duration: recording.duration,
    share_url: `https://media.example/rec/share/${plantedSecret("share", uuid)}`,
    total_size: files.reduce((sum, file) => sum + file.size, 0),
    recording_count: files.length,
    recording_play_passcode: recording.passcode ? plantedSecret("play", uuid) : undefined,
    auto_delete: false,
    recording_files: files.map((file) => ({
      id: file.id,
      meeting_id: uuid,
      recording_start: recording.startTime,
      recording_end: end,
      file_type: file.fileType,
      file_extension: EXTENSIONS[file.fileType],
      file_size: file.size,
      recording_type: file.recordingType,
      play_url: `https://media.example/rec/play/${plantedSecret("watch", file.id)}`,
      download_url: `https://media.example/rec/download/${plantedSecret("download", file.id)}`,
      status: "completed",
    })),
  });
}

const EXTENSIONS = { MP4: "MP4", M4A: "M4A", CHAT: "TXT", TRANSCRIPT: "VTT" } as const;

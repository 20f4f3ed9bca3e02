import { fromSource, type PathRule } from "../authoring.ts";

/**
 * A recording's list entry, settings, sharing, viewers and registrants are Metadata: knowing that it exists is not
 * hearing it. Its content (playing, downloading, the transcript) is Data, so DataRead on Recording means that somebody
 * can hear or read what was said. Deleting it, a file of it or its transcript destroys content: DataDelete.
 */
export const RECORDING_PATHS: readonly PathRule[] = fromSource<PathRule>("Zoom OpenAPI: Meetings", [
  { path: "/accounts/me/recordings", class: "Recording", as: "metadata", source: "errata: account-recordings" },
  { path: "/users/{}/recordings", class: "Recording", as: "metadata" },
  { path: "/meetings/{}/recordings", class: "Recording", as: "metadata", but: { DELETE: "DataDelete" } },
  { path: "/meetings/{}/recordings/{}", class: "Recording", as: "metadata", but: { DELETE: "DataDelete" } },
  // Recovering from the trash brings content back.
  { path: "/meetings/{}/recordings/{}/status", class: "Recording", as: "part of data" },
  { path: "/meetings/{}/recordings/status", class: "Recording", as: "part of data" },
  { path: "/meetings/{}/recordings/registrants", class: "Recording", as: "part of metadata" },
  // The settings decide whether a link plays the recording for anybody.
  {
    path: "/meetings/{}/recordings/settings",
    class: "Recording",
    as: "part of metadata",
    marks: { PATCH: ["exposes-content"] },
  },
  { path: "/meetings/{}/transcript", class: "Recording", as: "data", marks: { GET: ["exposes-content"] } },
  { path: "/archive_files", class: "ArchiveFile", as: "part of metadata" },
  { path: "/past_meetings/{}/archive_files", class: "ArchiveFile", as: "data", marks: { GET: ["exposes-content"] } },
]);

import { CAST } from "./cast.ts";
import type { DemoRecording, DemoRecordingFile, DemoUser, ShareState } from "./demo-account.ts";
import { type Ids, Random } from "./random.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const DAYS_BACK = 60;
const MOST_RECORDINGS = 20_000;

const TOPICS = [
  "Weekly sync",
  "Planning",
  "Customer call",
  "Interview",
  "Town hall",
  "Training",
  "Retrospective",
  "Demo",
  "1:1",
  "Quarterly review",
];

/** The recordings that planted cases name. */
const PUBLIC_RECORDING = "public";
const INTERNAL_RECORDING = "internal";

/** Recordings of the last 60 days, by users who host meetings. */
export function makeRecordings(seed: number, ids: Ids, now: number, users: readonly DemoUser[]): DemoRecording[] {
  const random = new Random(seed, "recordings");
  const hosts = users.filter((user) => user.id !== null && user.type === 2 && user.status !== "pending");
  const recordings: DemoRecording[] = [];
  const host = users.find((user) => user.email === CAST.recordingHost.email);
  if (host?.id != null) {
    const base = { random, ids, hostId: host.id };
    recordings.push(
      {
        ...makeOne(base, PUBLIC_RECORDING, now - 9 * DAY),
        topic: "Pricing for partners",
        share: "publicly",
        authentication: false,
        passcode: false,
      },
      {
        ...makeOne(base, INTERNAL_RECORDING, now - 12 * DAY),
        topic: "Pipeline review",
        share: "internally",
        authentication: true,
      },
    );
  }
  const count = hosts.length === 0 ? 0 : Math.min(MOST_RECORDINGS, Math.round(users.length * 0.8));
  for (let index = 0; index < count; index++) {
    const hostId = random.pick(hosts).id as string;
    const day = random.int(0, DAYS_BACK - 1);
    recordings.push(makeOne({ random, ids, hostId }, String(index), now - day * DAY - random.int(1, 23) * HOUR));
  }
  // Zoom wants UUIDs that begin with a slash or hold two in a row encoded twice: the account has one of each.
  giveUuid(recordings[2], (uuid) => `/${uuid.slice(1)}`);
  giveUuid(recordings[3], (uuid) => `${uuid.slice(0, 4)}//${uuid.slice(6)}`);
  return recordings;
}

function makeOne(
  { random, ids, hostId }: { random: Random; ids: Ids; hostId: string },
  name: string,
  startTime: number,
): DemoRecording {
  const duration = random.int(3, 95);
  const share = random.weighted<ShareState>([
    ["internally", 55],
    ["none", 38],
    ["publicly", 7],
  ]);
  return {
    uuid: ids.uuid(`meeting ${name}`),
    meetingId: ids.number(`meeting ${name}`, 11),
    hostId,
    topic: random.pick(TOPICS),
    startTime: `${new Date(startTime).toISOString().slice(0, 19)}Z`,
    duration,
    files: makeFiles(random, ids, name, duration),
    share,
    authentication: share === "internally" || random.chance(0.3),
    passcode: random.chance(0.7),
    viewerDownload: random.chance(0.4),
  };
}

function makeFiles(random: Random, ids: Ids, name: string, duration: number): DemoRecordingFile[] {
  const file = (
    fileType: DemoRecordingFile["fileType"],
    recordingType: string,
    bytesAMinute: number,
  ): DemoRecordingFile => ({
    id: ids.fileId(`file ${name} ${fileType}`),
    fileType,
    recordingType,
    size: Math.round(duration * bytesAMinute * (0.8 + random.next() * 0.4)),
  });
  const files = [file("MP4", "shared_screen_with_speaker_view", 1_600_000), file("M4A", "audio_only", 480_000)];
  if (random.chance(0.5)) files.push(file("TRANSCRIPT", "audio_transcript", 900));
  if (random.chance(0.25)) files.push(file("CHAT", "chat_file", 40));
  return files;
}

function giveUuid(recording: DemoRecording | undefined, change: (uuid: string) => string): void {
  if (recording !== undefined) recording.uuid = change(recording.uuid);
}

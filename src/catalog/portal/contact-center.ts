import type { Permission } from "../../model/permissions.ts";
import type { PortalRow } from "../authoring.ts";
import type { Mark } from "../capability.ts";
import {
  ADMINISTRATION_AREAS,
  AMBIGUOUS_CODES,
  ANALYTICS_EDITS,
  ANALYTICS_READS,
  CONTACT_CENTER_SOURCE,
} from "../contact-center-privileges.ts";

/** Codes of Contact Center's own roles that open the same. */
interface Opens {
  readonly codes: readonly string[];
  readonly class: string;
  readonly permission: Permission;
  readonly marks?: readonly Mark[];
}

/** The page lists the codes with a line each; what they open here is read off that line. */
const OPENS: readonly Opens[] = [
  { codes: ANALYTICS_READS, class: "ContactCenterReport", permission: "DataRead" },
  { codes: ANALYTICS_EDITS, class: "ContactCenterReport", permission: "DataWrite" },
  { codes: ["RptLogsErasePII:Edit"], class: "ContactCenterReport", permission: "DataDelete" },
  ...ADMINISTRATION_AREAS.flatMap(({ area, class: name, assigns }): Opens[] => [
    { codes: [`${area}:Read`], class: name, permission: "MetadataRead" },
    { codes: [`${area}:Edit`], class: name, permission: "MetadataWrite", marks: assigns ? ["assigns"] : [] },
  ]),
  {
    codes: [
      "LogManagement:Read",
      "EngagementLogManagement:Read",
      "VoiceCallLogManagement:Read",
      "SMSLogManagement:Read",
      "VariablesLogManagement:Read",
      "EngagementLogExport:Edit",
      "VoiceCallLogExport:Edit",
      "SMSLogExport:Edit",
      "VariablesLogExport:Edit",
    ],
    class: "ContactCenterReport",
    permission: "DataRead",
  },
  {
    codes: ["EngagementLogErasePII:Edit", "VariablesLogDelete:Edit"],
    class: "ContactCenterReport",
    permission: "DataDelete",
  },
  {
    codes: ["RecordingsLogManagement:Read", "RecordingsLogExport:Edit"],
    class: "ContactCenterRecording",
    permission: "MetadataRead",
  },
  {
    codes: ["VoiceRecordingAccess:Read", "RecordingPlay:Edit", "VoiceRecordingDownload:Edit"],
    class: "ContactCenterRecording",
    permission: "DataRead",
    marks: ["exposes-content"],
  },
  {
    codes: ["VoiceRecordingDelete:Edit"],
    class: "ContactCenterRecording",
    permission: "DataDelete",
  },
  { codes: ["VoiceDataRetentionExemption:Edit"], class: "ContactCenterRecording", permission: "MetadataWrite" },
  {
    codes: [
      "VoicemailManagement",
      "VoicemailPlay",
      "VoicemailDownload",
      "OwnCallRecordingView",
      "MessagingTranscript",
      "MessagingTranscriptDownload",
      "EmailTranscript",
      "EmailTranscriptDownload",
    ],
    class: "ContactCenterRecording",
    permission: "DataRead",
    marks: ["exposes-content"],
  },
  { codes: ["VoicemailAssign"], class: "ContactCenterRecording", permission: "DataWrite" },
  {
    codes: ["VoicemailDelete", "MessagingTranscriptDelete", "EmailTranscriptDelete"],
    class: "ContactCenterRecording",
    permission: "DataDelete",
  },
  {
    codes: ["EngagementListen", "WaitingRoomVideoDropIn"],
    class: "ContactCenterEngagement",
    permission: "DataRead",
    marks: ["covert", "exposes-content"],
  },
  {
    codes: ["EngagementWhisper", "EngagementBarge", "EngagementTakeover"],
    class: "ContactCenterEngagement",
    permission: "DataWrite",
    marks: ["covert", "exposes-content"],
  },
  {
    codes: [
      "ActiveEngagements",
      "ScheduledEngagements",
      "CompletedEngagements",
      "ConsumerHistory",
      "InboxTab",
      "AnalyticsTab",
    ],
    class: "ContactCenterEngagement",
    permission: "DataRead",
  },
  {
    codes: ["OutboundVoiceCall", "OutboundVideoCall", "OutboundSMS", "OutboundEmail"],
    class: "ContactCenterEngagement",
    permission: "DataCreate",
  },
  {
    codes: [
      "EngagementNote",
      "FileShare",
      "EngagementUpgrade",
      "ChatToVoiceUpgrade",
      "ChatToVideoUpgrade",
      "FacebookToVoiceUpgrade",
      "FacebookToVideoUpgrade",
      "SMSToVoiceUpgrade",
      "SMSToVideoUpgrade",
      "WhatsAppToVoiceUpgrade",
      "WhatsAppToVideoUpgrade",
      "InstagramToVoiceUpgrade",
      "InstagramToVideoUpgrade",
      "TeamChatToVoiceUpgrade",
      "TeamChatToVideoUpgrade",
      "VoiceToVideoUpgrade",
      "VideoOnHold",
      "EngagementTransfer",
      "CobrowseSession",
      "WaitingRoomVideoChat",
    ],
    class: "ContactCenterEngagement",
    permission: "DataWrite",
  },
  { codes: ["ContactManagement"], class: "ContactCenterContact", permission: "DataWrite" },
  { codes: ["AddressBookTab"], class: "ContactCenterContact", permission: "DataRead" },
  { codes: ["QueueOptInOut"], class: "ContactCenterUser", permission: "NonData" },
  { codes: ["OtherUserQueueOpt", "ChangeUserStatus"], class: "ContactCenterUser", permission: "MetadataWrite" },
  { codes: ["TeamTab"], class: "ContactCenterUser", permission: "MetadataRead" },
];

/** Every code of Contact Center's own roles. */
export const CONTACT_CENTER_CODES: readonly string[] = [
  ...new Set([...OPENS.flatMap(({ codes }) => codes), ...AMBIGUOUS_CODES.map(({ code }) => code)]),
];

/** Contact Center's roles have a vocabulary of their own: one row per code. */
export const CONTACT_CENTER_PORTAL: readonly PortalRow[] = OPENS.flatMap(({ codes, ...opens }) =>
  codes.map((code) => ({
    id: `contact-center/${code}`,
    ...opens,
    needs: [[code]],
    evidence: "hand-written" as const,
    source: CONTACT_CENTER_SOURCE,
  })),
);

import type { ResourceClass } from "../class.ts";

/** Team Chat. */
export const CHAT_CLASSES: readonly ResourceClass[] = [
  {
    name: "ChatChannel",
    belongsTo: "user",
    product: null,
    area: "Team Chat › Channels",
    description: "Channels and shared spaces: Metadata throughout.",
  },
  {
    name: "ChatMessage",
    belongsTo: "user",
    product: null,
    area: "Team Chat › Messages",
    description: "Messages, files and conversations of Team Chat.",
  },
  {
    name: "ChatSetting",
    belongsTo: "account",
    product: null,
    area: "Account Management › Team Chat Settings",
    description: "Team Chat settings, emoji and chatbots of the account.",
  },
  {
    name: "ChatContact",
    belongsTo: "user",
    product: null,
    area: "Team Chat › Contacts",
    description: "A user's contacts and invitations to external ones.",
  },
  {
    name: "ChatLegalHold",
    belongsTo: "account",
    product: null,
    area: "Account Management › Chat History › Legal Hold",
    description: "Legal hold matters over chat history and their files.",
  },
  {
    name: "ChatMigration",
    belongsTo: "account",
    product: null,
    area: "Account Management › Team Chat Migration",
    description: "Messages and channels carried over from another chat product.",
  },
];

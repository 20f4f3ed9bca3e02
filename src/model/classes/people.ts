import type { ResourceClass } from "../class.ts";

/** People, their groups and roles. */
export const PEOPLE_CLASSES: readonly ResourceClass[] = [
  {
    name: "User",
    belongsTo: "user",
    product: null,
    area: "User Management › Users",
    description: "People's records: profile, contact data, licence, status, assistants, delegated sign-in tokens.",
  },
  {
    name: "UserSetting",
    belongsTo: "user",
    product: null,
    area: "User Management › Users › Settings",
    description: "The settings of one user.",
  },
  {
    name: "Group",
    belongsTo: "group",
    product: null,
    area: "User Management › Groups",
    description: "Groups of users and their administrators.",
  },
  {
    name: "GroupSetting",
    belongsTo: "group",
    product: null,
    area: "User Management › Groups › Settings",
    description: "The settings and locks of one group.",
  },
  {
    name: "GroupMember",
    belongsTo: "group",
    product: null,
    area: "User Management › Groups › Members",
    description: "Who belongs to a group.",
  },
  {
    name: "ContactGroup",
    belongsTo: "account",
    product: null,
    area: "User Management › Contact Groups",
    description: "Contact groups and IM directory groups with their members.",
  },
  {
    name: "Division",
    belongsTo: "account",
    product: null,
    area: "User Management › Divisions",
    description: "Divisions and who is assigned to them.",
  },
  {
    name: "Role",
    belongsTo: "account",
    product: null,
    area: "User Management › Roles",
    description: "Roles, their privileges and who holds them.",
  },
  {
    name: "Contact",
    belongsTo: "account",
    product: null,
    area: "Directory",
    description: "The company's directory as its search shows it.",
  },
];

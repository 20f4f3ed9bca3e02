import type { ResourceClass } from "./class.ts";
import { ACCOUNT_CLASSES } from "./classes/account.ts";
import { APPS_CLASSES } from "./classes/apps.ts";
import { CHAT_CLASSES } from "./classes/chat.ts";
import { CONTACT_CENTER_CLASSES } from "./classes/contact-center.ts";
import { CONTENT_CLASSES } from "./classes/content.ts";
import { MEETINGS_CLASSES } from "./classes/meetings.ts";
import { PEOPLE_CLASSES } from "./classes/people.ts";
import { PHONE_CLASSES } from "./classes/phone.ts";
import { ROOMS_CLASSES } from "./classes/rooms.ts";

/** What Zoom grants over. `belongsTo` decides which sets a class has; `product` is the word that `lacks` may name. */
export const RESOURCE_CLASSES: readonly ResourceClass[] = [
  ...PEOPLE_CLASSES,
  ...ACCOUNT_CLASSES,
  ...MEETINGS_CLASSES,
  ...CHAT_CLASSES,
  ...APPS_CLASSES,
  ...PHONE_CLASSES,
  ...ROOMS_CLASSES,
  ...CONTENT_CLASSES,
  ...CONTACT_CENTER_CLASSES,
];

const BY_NAME = new Map<string, ResourceClass>(RESOURCE_CLASSES.map((each) => [each.name, each]));

/** The class of that name, spelled exactly. */
export function resourceClass(name: string): ResourceClass | undefined {
  return BY_NAME.get(name);
}

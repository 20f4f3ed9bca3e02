import type { PortalRow } from "./authoring.ts";
import { ACCOUNT_PORTAL } from "./portal/account.ts";
import { CONTACT_CENTER_PORTAL } from "./portal/contact-center.ts";
import { CONTENT_PORTAL } from "./portal/content.ts";
import { MEETING_PORTAL } from "./portal/meetings.ts";
import { PRODUCT_PORTAL } from "./portal/products.ts";

/** What Zoom lets be done that no documented operation shows: pages of the web portal, live sessions, downloads. */
export const PORTAL_ROWS: readonly PortalRow[] = [
  ...ACCOUNT_PORTAL,
  ...MEETING_PORTAL,
  ...CONTENT_PORTAL,
  ...PRODUCT_PORTAL,
  ...CONTACT_CENTER_PORTAL,
];

import * as z from "zod";
import type { FakeZoom } from "./server/start-fake-zoom.ts";

/** What the demo's process prints when it is ready: all that a connection to it needs. */
export const announcementSchema = z.strictObject({
  /** `http://127.0.0.1:<port>`, for ZOOM_API_URL. */
  url: z.string(),
  /** For ZOOM_OAUTH_URL. */
  oauthUrl: z.string(),
  accountId: z.string(),
  accountName: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  /** App id to the e-mail of who authorized it, for `apps.<id>.authorizer`. */
  authorizers: z.record(z.string(), z.string()),
});
export type Announcement = z.infer<typeof announcementSchema>;

export function announcementOf({ url, oauthUrl, credentials, account }: FakeZoom): Announcement {
  return { url, oauthUrl, ...credentials, accountName: account.name, authorizers: account.authorizers };
}

import type { Route } from "../route.ts";
import { ACCOUNT_SETTINGS_ROUTES } from "./account-settings.ts";
import { APP_ROUTES } from "./apps.ts";
import { GROUP_ROUTES } from "./groups.ts";
import { RECORDING_ROUTES } from "./recordings.ts";
import { REPORT_ROUTES } from "./reports.ts";
import { ROLE_ROUTES } from "./roles.ts";
import { USER_ROUTES } from "./users.ts";

/** Everything that the fake Zoom serves: the one place where a family of routes is registered. */
export const ROUTES: readonly Route[] = [
  ...USER_ROUTES,
  ...GROUP_ROUTES,
  ...ROLE_ROUTES,
  ...ACCOUNT_SETTINGS_ROUTES,
  ...APP_ROUTES,
  ...RECORDING_ROUTES,
  ...REPORT_ROUTES,
];

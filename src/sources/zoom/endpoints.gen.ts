// Made by scripts/generate.ts from the folders; do not edit.
import type { ZoomEndpoint } from "./endpoint.ts";
import { account } from "./endpoints/account/endpoint.ts";
import { activities } from "./endpoints/activities/endpoint.ts";
import { app } from "./endpoints/app/endpoint.ts";
import { appAuthorizers } from "./endpoints/app-authorizers/endpoint.ts";
import { apps } from "./endpoints/apps/endpoint.ts";
import { appsApproved } from "./endpoints/apps-approved/endpoint.ts";
import { groupAdmins } from "./endpoints/group-admins/endpoint.ts";
import { groupMembers } from "./endpoints/group-members/endpoint.ts";
import { groups } from "./endpoints/groups/endpoint.ts";
import { recordingShares } from "./endpoints/recording-shares/endpoint.ts";
import { recordings } from "./endpoints/recordings/endpoint.ts";
import { role } from "./endpoints/role/endpoint.ts";
import { roleMembers } from "./endpoints/role-members/endpoint.ts";
import { roles } from "./endpoints/roles/endpoint.ts";
import { users } from "./endpoints/users/endpoint.ts";

export const ZOOM_ENDPOINTS: readonly ZoomEndpoint[] = [
  account,
  activities,
  app,
  appAuthorizers,
  apps,
  appsApproved,
  groupAdmins,
  groupMembers,
  groups,
  recordingShares,
  recordings,
  role,
  roleMembers,
  roles,
  users,
];

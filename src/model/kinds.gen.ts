// Made by scripts/generate.ts from the folder; do not edit.
import type { KindDeclaration } from "./kind.ts";
import { zoomAccount } from "./kinds/zoom-account.ts";
import { zoomApp } from "./kinds/zoom-app.ts";
import { zoomGroup } from "./kinds/zoom-group.ts";
import { zoomRecording } from "./kinds/zoom-recording.ts";
import { zoomRolePrivilege } from "./kinds/zoom-role-privilege.ts";
import { zoomRole } from "./kinds/zoom-role.ts";
import { zoomUser } from "./kinds/zoom-user.ts";

export const KINDS: readonly KindDeclaration[] = [zoomAccount, zoomApp, zoomGroup, zoomRecording, zoomRolePrivilege, zoomRole, zoomUser];

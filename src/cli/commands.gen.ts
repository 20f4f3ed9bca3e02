// Made by scripts/generate.ts from the folder; do not edit.
import type { CommandDeclaration } from "./command.ts";
import { can } from "./commands/can.ts";
import { demo } from "./commands/demo.ts";
import { doctor } from "./commands/doctor.ts";
import { effectiveAccess } from "./commands/effective-access.ts";
import { explain } from "./commands/explain.ts";
import { exportAccess } from "./commands/export-access.ts";
import { find } from "./commands/find.ts";
import { holders } from "./commands/holders.ts";
import { plan } from "./commands/plan.ts";
import { serve } from "./commands/serve.ts";
import { show } from "./commands/show.ts";
import { status } from "./commands/status.ts";
import { storeCheck } from "./commands/store-check.ts";
import { storeCopy } from "./commands/store-copy.ts";
import { storeProject } from "./commands/store-project.ts";
import { supportBundle } from "./commands/support-bundle.ts";
import { sync } from "./commands/sync.ts";
import { tokenCreate } from "./commands/token-create.ts";
import { tokenList } from "./commands/token-list.ts";
import { tokenRevoke } from "./commands/token-revoke.ts";
import { verify } from "./commands/verify.ts";
import { version } from "./commands/version.ts";
import { whoCan } from "./commands/who-can.ts";

export const COMMANDS: readonly CommandDeclaration[] = [can, demo, doctor, effectiveAccess, explain, exportAccess, find, holders, plan, serve, show, status, storeCheck, storeCopy, storeProject, supportBundle, sync, tokenCreate, tokenList, tokenRevoke, verify, version, whoCan];

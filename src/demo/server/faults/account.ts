import { zoomError } from "../reply.ts";
import { type Fault, RATE } from "./fault.ts";

const BUILT_IN_ROLES = ["0", "1", "2"];

export const ACCOUNT: Readonly<Record<string, Fault>> = {
  "users that move between pages and statuses": {
    changesAccount: true,
    instead: ({ path, account, dice }) => {
      if (path !== "/v2/users" || !dice.chance(0.5)) return undefined;
      const movable = account.users.filter(
        ({ id, status, roleId }) => id !== null && status !== "pending" && roleId !== "0",
      );
      if (movable.length === 0) return undefined;
      const user = dice.pick(movable);
      user.status = user.status === "active" ? "inactive" : "active";
      account.users = [...account.users.filter((one) => one !== user), user];
      return undefined;
    },
  },
  "a role deleted between list and detail": {
    changesAccount: true,
    instead: ({ path, account, dice }) => {
      if (!/^\/v2\/roles\/[^/]+$/.test(path) || !dice.chance(RATE)) return undefined;
      const custom = account.roles.filter(({ id }) => !BUILT_IN_ROLES.includes(id));
      if (custom.length === 0) return undefined;
      const gone = dice.pick(custom);
      account.roles = account.roles.filter((role) => role !== gone);
      for (const user of account.users) if (user.roleId === gone.id) user.roleId = "2";
      account.extraRoleMembers = account.extraRoleMembers.filter(({ roleId }) => roleId !== gone.id);
      return undefined;
    },
  },
  "scopes withdrawn": {
    instead: ({ path, ofRun }) => {
      const area = ofRun().pick([
        "/v2/users",
        "/v2/groups",
        "/v2/roles",
        "/v2/marketplace",
        "/v2/accounts",
        "/v2/meetings",
      ]);
      return path.startsWith(area)
        ? zoomError(400, 4711, "Invalid access token, does not contain scopes:[withdrawn:read:admin].")
        : undefined;
    },
  },
};

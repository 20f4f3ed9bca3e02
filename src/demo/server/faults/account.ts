import { zoomError } from "../reply.ts";
import type { Fault } from "./fault.ts";

const BUILT_IN_ROLES = ["0", "1", "2"];

export const ACCOUNT: Readonly<Record<string, Fault>> = {
  "users that move between pages and statuses": {
    changesAccount: true,
    // One who is in a list twice may make it a page longer.
    costs: 1,
    instead: ({ path, account, dice, strike }) => {
      if (path !== "/v2/users" || !dice.chance(0.5)) return undefined;
      const movable = account.users.filter(
        ({ id, status, roleId }) => id !== null && status !== "pending" && roleId !== "0",
      );
      if (movable.length === 0) return undefined;
      const user = dice.pick(movable);
      user.status = user.status === "active" ? "inactive" : "active";
      account.users = [...account.users.filter((one) => one !== user), user];
      strike();
      return undefined;
    },
  },
  "a role deleted between list and detail": {
    changesAccount: true,
    instead: ({ path, account, ofRun, strike }) => {
      const custom = account.roles.filter(({ id }) => !BUILT_IN_ROLES.includes(id));
      if (custom.length === 0) return undefined;
      const gone = ofRun().pick(custom);
      if (path !== `/v2/roles/${gone.id}`) return undefined;
      account.roles = account.roles.filter((role) => role !== gone);
      for (const user of account.users) if (user.roleId === gone.id) user.roleId = "2";
      account.extraRoleMembers = account.extraRoleMembers.filter(({ roleId }) => roleId !== gone.id);
      strike();
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

import type { DemoUser } from "../../account/demo-account.ts";
import { isReply, pageFields } from "../paging.ts";
import { compact, invalidField, ok } from "../reply.ts";
import type { Route } from "../route.ts";

/** `GET /users`: active ones unless another status is asked for; a pending one has no id. */
export const USER_ROUTES: readonly Route[] = [
  {
    operation: "GET /users",
    answer({ account, path, query, pager }) {
      const status = query.get("status") ?? "active";
      if (!["active", "inactive", "pending"].includes(status)) return invalidField("status", "Invalid field.");
      const role = query.get("role_id");
      const users = account.users.filter((user) => user.status === status && (role === null || user.roleId === role));
      const page = pager.cut(users, path, query, { default: 30, most: 2000 });
      if (isReply(page)) return page;
      return ok({ ...pageFields(page), users: page.items.map((user) => shape(user, new Date().toISOString())) });
    },
  },
];

/** Pending users carry the time of the call as their creation, as Zoom does. */
function shape(user: DemoUser, at: string): Record<string, unknown> {
  return compact({
    id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    display_name: `${user.firstName} ${user.lastName}`,
    email: user.email,
    type: user.type,
    verified: user.verified ? 1 : 0,
    dept: user.department,
    role_id: user.roleId,
    status: user.status,
    timezone: user.timezone,
    group_ids: user.groupIds.length > 0 ? user.groupIds : undefined,
    created_at: user.status === "pending" ? at : user.createdAt,
    user_created_at: user.status === "pending" ? undefined : user.createdAt,
    last_login_time: user.lastLoginAt,
    last_client_version: user.clientVersion,
    employee_unique_id: user.employeeId,
  });
}

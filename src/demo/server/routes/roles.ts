import type { DemoAccount, DemoRole, DemoUser } from "../../account/demo-account.ts";
import { isReply, pageFields } from "../paging.ts";
import { compact, ok, type Reply, zoomError } from "../reply.ts";
import type { Route } from "../route.ts";

export const ROLE_ROUTES: readonly Route[] = [
  {
    operation: "GET /roles",
    answer({ account, query }) {
      // Revenue Accelerator roles are a list of their own, and this account has none.
      const roles = query.get("type") === "iq" ? [] : account.roles;
      const members = countMembers(account);
      return ok({
        total_records: roles.length,
        roles: roles.map((role) => ({ ...head(role), total_members: members.get(role.id) ?? 0 })),
      });
    },
  },
  {
    operation: "GET /roles/{roleId}",
    answer({ account, params }) {
      const role = account.roles.find((candidate) => candidate.id === params["roleId"]);
      if (role === undefined) return noSuchRole();
      const scopes = role.privilegeScopes.map(({ privilege, groupIds }) => ({
        permission_id: privilege,
        group_ids: groupIds,
      }));
      return ok(
        compact({
          ...head(role),
          total_members: membersOf(account, role.id).length,
          privileges: role.privileges,
          privilege_scopes: scopes.length > 0 ? scopes : undefined,
        }),
      );
    },
  },
  {
    operation: "GET /roles/{roleId}/members",
    answer({ account, path, params, query, pager }) {
      const role = account.roles.find((candidate) => candidate.id === params["roleId"]);
      if (role === undefined) return noSuchRole();
      const page = pager.cut(membersOf(account, role.id), path, query, { default: 30, most: 300 });
      if (isReply(page)) return page;
      const members = page.items.map((user) =>
        compact({
          id: user.id,
          email: user.email,
          first_name: user.firstName,
          last_name: user.lastName,
          department: user.department,
          type: user.type,
        }),
      );
      return ok({ ...pageFields(page), members });
    },
  },
];

function head({ id, name, description }: DemoRole): Record<string, unknown> {
  return { id, name, description, type: "common" };
}

/** Those whose record names the role and those whom only its list names; invitations are in no list. */
function membersOf(account: DemoAccount, roleId: string): DemoUser[] {
  const extra = new Set(
    account.extraRoleMembers.filter((entry) => entry.roleId === roleId).map((entry) => entry.userId),
  );
  return account.users.filter((user) => user.id !== null && (user.roleId === roleId || extra.has(user.id)));
}

function countMembers(account: DemoAccount): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (roleId: string) => counts.set(roleId, (counts.get(roleId) ?? 0) + 1);
  for (const user of account.users) if (user.id !== null) add(user.roleId);
  for (const { roleId } of account.extraRoleMembers) add(roleId);
  return counts;
}

function noSuchRole(): Reply {
  return zoomError(400, 1034, "Provided `role_id` does not exist.");
}

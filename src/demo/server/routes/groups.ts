import type { DemoAccount } from "../../account/demo-account.ts";
import { isReply, pageFields } from "../paging.ts";
import { compact, ok, type Reply, zoomError } from "../reply.ts";
import type { Route } from "../route.ts";

export const GROUP_ROUTES: readonly Route[] = [
  {
    operation: "GET /groups",
    answer({ account, path, query, pager }) {
      const page = pager.cut(account.groups, path, query, { default: 30, most: 300 });
      if (isReply(page)) return page;
      const members = countMembers(account);
      const groups = page.items.map(({ id, name }) => ({ id, name, total_members: members.get(id) ?? 0 }));
      return ok({ groups, total_records: page.total, next_page_token: page.nextPageToken });
    },
  },
  {
    operation: "GET /groups/{groupId}/members",
    answer({ account, path, params, query, pager }) {
      const group = account.groups.find((candidate) => candidate.id === params["groupId"]);
      if (group === undefined) return noSuchGroup(params["groupId"]);
      const users = account.users.filter((user) => user.groupIds.includes(group.id));
      const page = pager.cut(users, path, query, { default: 30, most: 2000 });
      if (isReply(page)) return page;
      const members = page.items.map((user) =>
        compact({
          id: user.id,
          email: user.email,
          first_name: user.firstName,
          last_name: user.lastName,
          type: user.type,
        }),
      );
      return ok({ ...pageFields(page), members });
    },
  },
  {
    operation: "GET /groups/{groupId}/admins",
    answer({ account, path, params, query, pager }) {
      const group = account.groups.find((candidate) => candidate.id === params["groupId"]);
      if (group === undefined) return noSuchGroup(params["groupId"]);
      const page = pager.cut(group.admins, path, query, { default: 30, most: 300 });
      if (isReply(page)) return page;
      return ok({
        admins: page.items,
        page_size: page.size,
        total_records: page.total,
        next_page_token: page.nextPageToken,
      });
    },
  },
];

function countMembers({ users }: DemoAccount): Map<string, number> {
  const counts = new Map<string, number>();
  for (const user of users) for (const id of user.groupIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function noSuchGroup(id: string | undefined): Reply {
  return zoomError(404, 4130, `A group with this ${id} does not exist.`);
}

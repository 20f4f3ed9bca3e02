import type { PrincipalAccess } from "../../access/answers.ts";
import { defineCommand } from "../command.ts";
import {
  addFilterOptions,
  addListOptions,
  type FilterOptions,
  filterOf,
  type ListOptions,
  listedStates,
} from "../options.ts";

export const holders = defineCommand<ListOptions & FilterOptions>({
  name: "holders",
  group: "Questions",
  summary: "list who holds a privilege, a scope, a role, or is in a group",
  examples: [
    ["whocan holders privilege:RecordingContent:Read", "users who hold a privilege through any role"],
    ["whocan holders scope:recording:read:admin", "apps with a scope"],
    ["whocan holders role:Helpdesk --states ACTIVE", "active users of a role"],
    ["whocan holders group:Sales --ndjson", "members of a group, a line each"],
  ],
  configure: (command) => {
    command.argument("<entitlement>", "privilege:<code>, scope:<scope>, or a reference to a role or group");
    addListOptions(addFilterOptions(command), 50);
  },
  async run({ args: [entitlement], options, session }) {
    const [{ holders: question }, { showList }, { printPrincipals }] = await Promise.all([
      import("../../access/holders.ts"),
      import("../work/show-list.ts"),
      import("../views/principal-view.ts"),
    ]);
    await showList<typeof question.args, PrincipalAccess>(
      session,
      question,
      { entitlement, filter: filterOf(options) },
      options,
      { noun: "holder", states: listedStates(options), print: (rows) => printPrincipals(session.output, rows) },
    );
    return undefined;
  },
});

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

interface Options extends ListOptions, FilterOptions {
  readonly privilege?: string;
  readonly extent?: string;
  readonly expand?: boolean;
}

export const whoCan = defineCommand<Options>({
  name: "who-can",
  group: "Questions",
  summary: "list who has a permission on a resource, with state and reason",
  details: `Permissions are a comma list of the ten; left out, any permission counts. The resource is a node or a set: a set means all
of it, --extent any also lists who reaches a part.`,
  examples: [
    ["whocan who-can DataRead recording:4oZgJ1XvQxm7==", "who can read one recording"],
    ["whocan who-can DataRead,DataDelete set:Recording --all", "who can read or delete all recordings"],
    ["whocan who-can DataWrite set:User --extent any", "who can edit all users, or those of a group"],
    ["whocan who-can --privilege Role:Edit set:Role", "who can act on all roles by the privilege Role:Edit"],
    ["whocan who-can MetadataWrite set:AccountSetting --kinds app --json", "which apps can change account settings"],
  ],
  configure: (command) => {
    command
      .usage("[permissions] <resource> [options]")
      .argument("<terms...>", "permissions (optional), then the resource")
      .option("--privilege <code>", "only access by this privilege, or by scope:<scope>")
      .option("--extent <extent>", "all: the whole resource; any: a part suffices (default: all)")
      .option("--expand", "Everyone and AccountMembers as the users behind them");
    addListOptions(addFilterOptions(command), 50);
  },
  async run({ args, options, session }) {
    const [{ whoCan: question }, { showList }, { readTerms }, { printPrincipals }] = await Promise.all([
      import("../../access/who-can.ts"),
      import("../work/show-list.ts"),
      import("../work/read-terms.ts"),
      import("../views/principal-view.ts"),
    ]);
    const { permissions, resource } = readTerms(args);
    const asked = {
      permissions,
      privilege: options.privilege,
      resource,
      extent: options.extent?.toUpperCase(),
      filter: filterOf(options),
      expand: options.expand,
    };
    await showList<typeof question.args, PrincipalAccess>(session, question, asked, options, {
      noun: "principal",
      states: listedStates(options),
      print: (rows) => printPrincipals(session.output, rows),
    });
    return undefined;
  },
});

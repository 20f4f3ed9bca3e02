import type { ResourceAccess } from "../../access/answers.ts";
import { ACCESS_STATES } from "../../model/states.ts";
import { defineCommand } from "../command.ts";
import { addListOptions, type ListOptions, listOption } from "../options.ts";

interface Options extends ListOptions {
  readonly permissions?: string;
  readonly classes?: readonly string[];
  readonly states?: readonly string[];
  readonly targets?: string;
}

export const effectiveAccess = defineCommand<Options>({
  name: "effective-access",
  group: "Questions",
  summary: "list what a principal can act on, with state and reason",
  examples: [
    ["whocan effective-access user:ada@example.com", "all that a user can act on"],
    [
      "whocan effective-access user:ada@example.com --permissions DataRead --classes Recording,ChatMessage",
      "part of it",
    ],
    ["whocan effective-access app:abc123 --all --json", "all that an app can act on, as JSON"],
    ["whocan effective-access pseudo:Everyone", "what is public"],
  ],
  configure: (command) => {
    command
      .argument("<principal>", "a user, app or pseudo-principal")
      .option("--permissions <list>", "any of these permissions")
      .option("--classes <list>", "classes of resources, such as Recording", listOption)
      .option("--states <list>", "only these states (default: all)", listOption)
      .option("--targets <which>", "maximal: leave out what a listed set contains; all (default: maximal)");
    addListOptions(command, 50);
  },
  async run({ args: [principal], options, session }) {
    const [{ effectiveAccess: question }, { showList }, { parsePermissions }, { printResources }] = await Promise.all([
      import("../../access/effective-access.ts"),
      import("../work/show-list.ts"),
      import("../permissions.ts"),
      import("../views/resource-view.ts"),
    ]);
    const asked = {
      principal,
      permissions: options.permissions === undefined ? undefined : parsePermissions(options.permissions),
      classes: options.classes,
      states: options.states?.map((state) => state.toUpperCase()),
      targets: options.targets?.toUpperCase(),
    };
    await showList<typeof question.args, ResourceAccess>(session, question, asked, options, {
      noun: "target",
      states: options.states?.map((state) => state.toUpperCase()) ?? ACCESS_STATES,
      print: (rows) => printResources(session.output, rows),
    });
    return undefined;
  },
});

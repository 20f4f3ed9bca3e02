import { defineCommand } from "../command.ts";
import { addListOptions, type ListOptions } from "../options.ts";

export const show = defineCommand<ListOptions>({
  name: "show",
  group: "Questions",
  summary: "show a node with its properties and relations",
  examples: [
    ["whocan show role:Helpdesk", "a role, its privileges and who has it"],
    ["whocan show user:ada@example.com --json", "a user, as JSON"],
    ["whocan show set:Recording:group:Sales", "a derived set"],
  ],
  configure: (command) => {
    command.argument("<reference>", "a key, or kind:rest");
    addListOptions(command, 50);
  },
  async run({ args: [ref], options, session }) {
    const { showNode } = await import("../work/show-node.ts");
    await showNode(session, ref ?? "", options);
    return undefined;
  },
});

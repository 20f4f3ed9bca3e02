import type { NodeView } from "../../access/answers.ts";
import { defineCommand } from "../command.ts";
import { addListOptions, type ListOptions, listOption } from "../options.ts";

interface Options extends ListOptions {
  readonly kinds?: readonly string[];
}

export const find = defineCommand<Options>({
  name: "find",
  group: "Questions",
  summary: "find nodes and sets by a part of their name, e-mail, id or key",
  examples: [
    ["whocan find ada", "everything that is named like it"],
    ["whocan find admin --kinds role,group", "roles and groups only"],
  ],
  configure: (command) => {
    command.argument("<text>", "compared without case").option("--kinds <list>", "kinds or their words", listOption);
    addListOptions(command, 20);
  },
  async run({ args: [text], options, session }) {
    const [{ search }, { showList }, { printNodes }] = await Promise.all([
      import("../../access/search.ts"),
      import("../work/show-list.ts"),
      import("../views/node-view.ts"),
    ]);
    await showList<typeof search.args, NodeView>(session, search, { text, kinds: options.kinds }, options, {
      noun: "result",
      states: null,
      print: (rows) => printNodes(session.output, rows),
    });
    return undefined;
  },
});

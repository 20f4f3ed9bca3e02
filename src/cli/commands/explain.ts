import type { Proof } from "../../access/answers.ts";
import { ACCESS_STATES } from "../../model/states.ts";
import { defineCommand } from "../command.ts";
import { addListOptions, type ListOptions } from "../options.ts";

export const explain = defineCommand<ListOptions>({
  name: "explain",
  group: "Questions",
  summary: "list the minimal proofs that a principal has a permission on a resource",
  details: "Each proof is a tree from the principal to the resource, with the facts and catalog rows that it rests on.",
  examples: [
    ["whocan explain user:ada@example.com DataWrite user:bob@example.com", "why she can edit his profile"],
    [
      "whocan explain user:ada@example.com DataRead set:Recording --json > proof.json",
      "proofs that whocan verify replays",
    ],
  ],
  configure: (command) => {
    command
      .argument("<principal>", "a user, app or pseudo-principal")
      .argument("<permission>", "one of the ten permissions")
      .argument("<resource>", "a node or a set");
    addListOptions(command, 5);
  },
  async run({ args: [principal, permission = "", resource], options, session }) {
    const [{ explain: question }, { showList }, { parsePermission }, { printProof }] = await Promise.all([
      import("../../access/explain.ts"),
      import("../work/show-list.ts"),
      import("../permissions.ts"),
      import("../views/proof-view.ts"),
    ]);
    const asked = { principal, permission: parsePermission(permission), resource };
    await showList<typeof question.args, Proof>(session, question, asked, options, {
      noun: "proof",
      states: ACCESS_STATES,
      print: async (rows) => {
        for (const [index, proof] of rows.entries()) {
          await printProof(session.output, proof, `Proof ${index + 1}`);
          await session.output.line();
        }
      },
    });
    return undefined;
  },
});

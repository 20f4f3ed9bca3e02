import { defineCommand } from "../command.ts";
import { addScopeOptions, type ScopeOptions } from "../options.ts";

interface Options extends ScopeOptions {
  readonly exitCode?: boolean;
}

export const can = defineCommand<Options>({
  name: "can",
  group: "Questions",
  summary: "decide whether a principal has a permission on a resource: YES, NO or UNKNOWN",
  details: "With --exit-code the exit code is 0 for YES, 10 for NO and 11 for UNKNOWN; without it, 0 for any answer.",
  examples: [
    ["whocan can user:ada@example.com DataWrite set:User", "may she edit every user?"],
    ["whocan can app:abc123 DataRead user:ada@example.com --json", "the decision with its proof, as JSON"],
    ["whocan can user:ada@example.com DataRead recording:4oZgJ1XvQxm7== --exit-code", "for scripts"],
  ],
  configure: (command) => {
    command
      .argument("<principal>", "a user, app or pseudo-principal")
      .argument("<permission>", "one of the ten permissions")
      .argument("<resource>", "a node or a set")
      .option("--exit-code", "exit with 10 for NO and 11 for UNKNOWN");
    addScopeOptions(command);
  },
  async run({ args: [principal, permission = "", resource], options, session }) {
    const [{ can: question }, { decisionJson, printedJson }, { parsePermission }, { printDecision }] =
      await Promise.all([
        import("../../access/can.ts"),
        import("../../exports/answer-json.ts"),
        import("../permissions.ts"),
        import("../views/decision-view.ts"),
      ]);
    const asked = await session.ask(
      question,
      { principal, permission: parsePermission(permission), resource },
      options,
    );
    const decision = decisionJson(asked);
    if (session.output.json) await session.output.value(printedJson(decision));
    else await printDecision(session.output, decision);
    return options.exitCode ? { YES: 0, NO: 10, UNKNOWN: 11 }[decision.verdict] : undefined;
  },
});

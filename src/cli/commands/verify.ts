import { defineCommand } from "../command.ts";

export const verify = defineCommand({
  name: "verify",
  group: "Questions",
  summary: "replay proofs at their revisions and say whether they hold",
  details: `The file is what explain, can or who-can print with --json, one proof, or proofs a line each; - reads standard input. No Zoom account
is asked. The exit code is 0 when all hold, else that of PROOF_FAILED.`,
  examples: [
    ["whocan explain user:ada@example.com DataRead set:User --json > proof.json", "make one"],
    ["whocan verify proof.json", "replay it"],
    ["whocan can user:ada@example.com DataRead set:User --json | whocan verify -", "both at once"],
  ],
  configure: (command) => {
    command.argument("<file>", "a file with proofs, or - for standard input");
  },
  async run({ args: [file = "-"], session }) {
    const { verifyProofs } = await import("../work/verify-proofs.ts");
    await verifyProofs(session, file);
    return undefined;
  },
});

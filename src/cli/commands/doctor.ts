import { defineCommand } from "../command.ts";
import type { DoctorOptions } from "../work/run-doctor.ts";

export const doctor = defineCommand<DoctorOptions>({
  name: "doctor",
  group: "Data",
  summary: "check a connection before it is read: credentials, scopes, privileges, and what each missing one costs",
  details: `Fetches a token, compares its scopes with what is read, and tries one small call of each section. Nothing is kept. It says
which part of the credentials is wrong, what is missing, what that leaves unread, and where to click in Zoom to grant it. The
exit code is 0 when nothing is missing, 12 when something is, else that of the error. The table of all sections is also in
docs/endpoints.gen.md.`,
  examples: [
    ["whocan doctor", "everything that is read, and what the app and its role lack for it"],
    ["whocan doctor --for users", "only what is read of users: a kind of thing, or a section"],
    ["whocan doctor --json", "for scripts"],
  ],
  configure: (command) => {
    command
      .option("--for <kind>", "only what is read of this kind of thing, such as users, roles or recordings")
      .option("--connection <name>", "the connection of the file that is meant (default: all)");
  },
  async run({ options, session }) {
    const { runDoctor } = await import("../work/run-doctor.ts");
    return runDoctor(session, options);
  },
});

import { defineCommand } from "../command.ts";

interface Options {
  readonly out: string;
  readonly check: boolean;
}

export const supportBundle = defineCommand<Options>({
  name: "support-bundle",
  group: "Other",
  summary: "gather what helps to find a fault, without anything of the account",
  details: `Versions, which settings are set, coverage, runs with their errors' codes, sizes of files, and a check of the store: as JSON
files. No token, password, secret, e-mail or name is in it; ids of account and connections are replaced by hashes.`,
  examples: [
    ["whocan support-bundle", "into whocan-support.tar.gz"],
    ["whocan support-bundle --out support --no-check", "into a folder, without reading the whole store"],
  ],
  configure: (command) => {
    command
      .option("--out <file>", "an archive (.tar.gz), or a folder", "whocan-support.tar.gz")
      .option("--no-check", "leave out the check of the store, which reads all of it");
  },
  async run({ options, session }) {
    const { makeSupportBundle } = await import("../work/make-support-bundle.ts");
    await makeSupportBundle(session, options);
    return undefined;
  },
});

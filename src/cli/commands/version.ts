import { defineCommand } from "../command.ts";

export const version = defineCommand({
  name: "version",
  group: "Other",
  summary: "print the version of Whocan, of its catalog and of Node",
  examples: [["whocan version --json", "as JSON"]],
  async run({ session: { output } }) {
    const [{ VERSION }, { loadCatalog }] = await Promise.all([
      import("../../lib/version.ts"),
      import("../../catalog/catalog.ts"),
    ]);
    const versions = { whocan: VERSION, catalog: loadCatalog().digest, node: process.versions.node };
    if (output.json) await output.value(versions);
    else for (const [name, value] of Object.entries(versions)) await output.line(`${name} ${value}`);
    return undefined;
  },
});
